import { Button, Checkbox, TextInput } from '@mantine/core';
import type { Letter } from '../../../server/contract/studies.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatCount } from '../../format.ts';
import { useReference } from '../../reference.ts';
import panel from '../allocation/panel.module.css';
import { ScrollRegion } from '../allocation/scroll-region.tsx';
import classes from './letters.module.css';
import studies from './studies.module.css';

interface LetterReviewProps {
  letters: readonly Letter[];
  /** Ids of the people whose letter is not printed. */
  unticked: ReadonlySet<string>;
  decidedBy: string;
  onDecidedBy: (text: string) => void;
  onToggle: (personId: string) => void;
  onAll: (isPrinted: boolean) => void;
}

/** Which letters are printed, and who they say decides. On the screen only. */
export function LetterReview({ letters, unticked, decidedBy, onDecidedBy, onToggle, onAll }: LetterReviewProps) {
  const { districtName, roleTitle } = useReference();
  const printed = letters.length - unticked.size;
  return (
    <>
      <div className={classes.controls}>
        <TextInput
          label="Who decides (name and role)"
          placeholder="A line to fill in by hand"
          w={300}
          maxLength={120}
          value={decidedBy}
          onChange={(event) => onDecidedBy(event.currentTarget.value)}
        />
        <Button disabled={printed === 0} onClick={() => window.print()}>
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
