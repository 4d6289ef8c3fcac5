import { Modal } from '@mantine/core';
import { MoveForm } from './move-form.tsx';
import { OpenForm } from './open-form.tsx';
import type { WantedStep } from './step.ts';

/** Asks what a step needs, and takes it. */
export function StepDialog({ wanted, asAt, close }: { wanted: WantedStep; asAt: string; close: () => void }) {
  const { postId, title } = wanted.kind === 'open' ? wanted.row : wanted.recruitment;
  return (
    <Modal
      opened
      onClose={close}
      title={wanted.kind === 'open' ? `Recruit to ${title} ${postId}` : `Recruitment to ${title} ${postId}`}
    >
      {wanted.kind === 'open' ? (
        <OpenForm row={wanted.row} asAt={asAt} close={close} />
      ) : (
        <MoveForm recruitment={wanted.recruitment} stage={wanted.stage} row={wanted.row} asAt={asAt} close={close} />
      )}
    </Modal>
  );
}
