import { Button, Group, Text } from '@mantine/core';
import { Panel } from '../../components/panel.tsx';

/** The records changed between the preview and the commit: nothing was stored; the file has to be checked again. */
export function StalePreview({ again }: { again: () => void }) {
  return (
    <Panel title="Somebody changed the data since this preview" takesFocus>
      <Text>Nothing was stored. Check the file again to see what it would change now, then import it.</Text>
      <Group mt="sm">
        <Button onClick={again}>Check again</Button>
      </Group>
    </Panel>
  );
}
