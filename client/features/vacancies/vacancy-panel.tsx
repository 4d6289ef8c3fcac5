import { Anchor, Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Recruitment, VACANCY_STANDINGS } from '../../../server/contract/vacancies.ts';
import { formatDate, formatFte } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import { CostSection } from './cost-section.tsx';
import { CoverSection, HeldBefore } from './cover-section.tsx';
import { RecruitmentSection } from './recruitment-section.tsx';
import { isClosing, type VacancyRow } from './rows.ts';
import type { WantedStep } from './step.ts';
import { sinceWords } from './words.ts';

interface Props {
  postId: string;
  /** The vacancy at the date; undefined where the post is held, or not there. */
  row: VacancyRow | undefined;
  /** Recruitments to the post, opened by the date. */
  recruitments: Recruitment[];
  asAt: string;
  /** Month that costs are for. */
  month: string;
  close: () => void;
  step: (wanted: WantedStep) => void;
}

/** One vacancy: how much and since when, how it is being filled, who covers, who held it before, what it saves. */
export function VacancyPanel({ postId, row, recruitments, asAt, month, close, step }: Props) {
  const mayEdit = useMay('recruitment:edit');
  const mayReadHistory = useMay('audit:read');
  const title = row?.title ?? recruitments[0]?.title ?? 'Post';
  const isOpen = recruitments.some(({ stage }) => !isClosing(stage));
  const mayOpen = mayEdit && row?.standing === 'vacant' && !isOpen;
  return (
    <Drawer opened onClose={close} position="right" size="34rem" title={`${title}, ${postId}`}>
      <Stack gap="md">
        {row ? <Standing row={row} /> : <Text>On {formatDate(asAt)} this post is not vacant.</Text>}
        {mayOpen ? (
          <Group>
            <Button onClick={() => step({ kind: 'open', row })}>Recruit to this post</Button>
          </Group>
        ) : null}
        {recruitments.map((one) => (
          <RecruitmentSection
            key={`${one.id} ${one.version}`}
            recruitment={one}
            row={row}
            asAt={asAt}
            mayEdit={mayEdit}
            step={step}
          />
        ))}
        {row ? (
          <>
            <CoverSection row={row} />
            {row.since === null ? null : <HeldBefore row={row} />}
            <CostSection row={row} month={month} />
          </>
        ) : null}
        {mayReadHistory ? (
          <Anchor renderRoot={(props) => <Link to="/history" search={{ area: 'recruitment' }} {...props} />}>
            History of recruitments
          </Anchor>
        ) : null}
      </Stack>
    </Drawer>
  );
}

function Standing({ row }: { row: VacancyRow }) {
  const names = useReference();
  const { standing, vacantFte, budgetedFte, awayFte, frozenFrom, frozenTo, frozenReason } = row;
  return (
    <div>
      <Text>
        {names.roleTitle(row.roleId)}, {names.unitName(row.unitId)}
      </Text>
      <Text fw={600}>
        {standing === 'held'
          ? `Held; the holder is away for ${formatFte(awayFte)} FTE`
          : standing === 'proposed'
            ? `Proposed from ${formatDate(row.postStartDate)}: ${formatFte(budgetedFte)} FTE, not established yet`
            : `${VACANCY_STANDINGS[standing]}: ${formatFte(vacantFte)} of ${formatFte(budgetedFte)} FTE`}
      </Text>
      {row.since ? <Text>{sinceWords(row)}, without a break</Text> : null}
      {standing === 'frozen' && frozenFrom ? (
        <Text>
          Frozen from {formatDate(frozenFrom)}
          {frozenTo ? ` until ${formatDate(frozenTo)}` : ''}: {frozenReason}
        </Text>
      ) : null}
      {row.postEndDate ? <Text>The post ends on {formatDate(row.postEndDate)}.</Text> : null}
    </div>
  );
}
