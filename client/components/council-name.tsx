import { useSession } from '../session.ts';

/** Whose figures these are; of the demo it says that its people are made up. */
export function CouncilName() {
  const { installation } = useSession();
  return (
    <>
      {installation.council}
      {installation.demo ? ' (demo, synthetic people)' : ''}
    </>
  );
}
