import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Letter } from '../../../server/contract/studies.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatCount } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useSession } from '../../session.ts';
import panel from '../allocation/panel.module.css';
import { ScrollRegion } from '../allocation/scroll-region.tsx';
import { detailFaults, type LetterDetails } from './letter-details.ts';
import { fieldId, LetterDetailsForm } from './letter-details-form.tsx';
import classes from './letters.module.css';
import studies from './studies.module.css';

interface LetterReviewProps {
  letters: readonly Letter[];
  /** Ids of the people whose letter is not printed. */
  unticked: ReadonlySet<string>;
  details: LetterDetails;
  onDetails: (details: LetterDetails) => void;
  onToggle: (personId: string) => void;
  onAll: (isPrinted: boolean) => void;
}

/** Which letters are printed, and what they say of the decision. On the screen only. */
export function LetterReview({ letters, unticked, details, onDetails, onToggle, onAll }: LetterReviewProps) {
  const { districtName, roleTitle } = useReference();
  const { today } = useSession().installation;
  const [isAsked, setAsked] = useState(false);
  const printed = letters.length - unticked.size;
  const faults = detailFaults(details, today);
  const print = (): void => {
    const [first] = Object.keys(faults);
    setAsked(first !== undefined);
    if (first === undefined) window.print();
    else document.getElementById(fieldId(first))?.focus();
  };
  return (
    <>
      <LetterDetailsForm details={details} onChange={onDetails} faults={isAsked ? faults : {}} today={today} />
      <div className={classes.controls}>
        <Button disabled={printed === 0} onClick={print}>
          Print {formatCount(printed, 'letter')}
        </Button>
        <Button variant="default" onClick={() => onAll(true)}>
          Tick all
        </Button>
        <Button variant="default" onClick={() => onAll(false)}>
          Untick all
        </Button>
      </div>
      <ScrollRegion label="Letters to print">
        <div className={studies.wide}>
          <PlainTable
            caption={`${formatCount(letters.length, 'person moves', 'people move')}; ${formatCount(printed, 'letter is', 'letters are')} ticked`}
            rows={letters}
            rowKey={({ personId }) => personId}
            columns={[
              {
                title: 'Print the letter to',
                cell: ({ personId, name }) => (
                  <Checkbox
                    size="sm"
                    label={name}
                    checked={!unticked.has(personId)}
                    onChange={() => onToggle(personId)}
                  />
                ),
              },
              { title: 'Role', cell: ({ role }) => roleTitle(role) },
              { title: 'Now', cell: ({ now }) => (now === '' ? 'none' : districtName(now)) },
              { title: 'Proposed', cell: ({ proposed }) => districtName(proposed) },
              {
                title: 'Read',
                cell: ({ personId, name }) => (
                  <a className={panel.link} href={`#letter-${personId}`} aria-label={`Read the letter to ${name}`}>
                    Read
                  </a>
                ),
              },
            ]}
          />
        </div>
      </ScrollRegion>
    </>
  );
}
