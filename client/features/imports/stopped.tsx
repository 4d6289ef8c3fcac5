import { Button, Group, Text } from '@mantine/core';
import { Panel } from '../../components/panel.tsx';

/**
 * What became of a file after Stop. While it is read nothing is stored; once it is being stored it may have been too late,
 * and then all of it stands.
 */
export function Stopped({ wasStoring = false, again }: { wasStoring?: boolean; again: () => void }) {
  return (
    <Panel title="Stopped" takesFocus>
      <Text>
        {wasStoring
          ? 'Either nothing of the file was stored or, where Stop came too late, all of it. Read it again to see which.'
          : 'Nothing was stored. Read the file again, or choose another one.'}
      </Text>
      <Group mt="sm">
        <Button variant="default" onClick={again}>
          Read the file again
        </Button>
      </Group>
    </Panel>
  );
}
