import { Button, Popover, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PresetId } from '../../../server/contract/plans.ts';
import { CaretIcon } from '../../components/icons.tsx';
import classes from './plan-bar.module.css';
import { policiesQuery } from './queries.ts';

interface PolicyControlProps {
  presetId: PresetId;
  /** Absent where the role may only read. */
  onChange: ((presetId: PresetId, name: string) => void) | undefined;
}

/** The policy a proposal follows, with what each policy means and what its weights buy, in plain words. */
export function PolicyControl({ presetId, onChange }: PolicyControlProps) {
  const { data } = useQuery(policiesQuery);
  const [opened, setOpened] = useState(false);
  const presets = data?.presets ?? [];
  const chosen = presets.find((preset) => preset.id === presetId);
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus width={440} position="bottom-end" shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          aria-haspopup="dialog"
          rightSection={<CaretIcon />}
          onClick={() => setOpened((open) => !open)}
        >
          Policy: {chosen?.name ?? '…'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.popover} aria-label="Policy">
        <Stack gap="sm">
          {onChange ? (
            <Radio.Group
              label="What a proposal puts first"
              value={presetId}
              onChange={(value) => {
                const preset = presets.find(({ id }) => id === value);
                if (preset) onChange(preset.id, preset.name);
              }}
            >
              <Stack gap="xs" mt="xs">
                {presets.map((preset) => (
                  <Radio key={preset.id} value={preset.id} label={preset.name} description={preset.explanation} />
                ))}
              </Stack>
            </Radio.Group>
          ) : (
            <Text>
              <strong>{chosen?.name}</strong>. {chosen?.explanation}
            </Text>
          )}
          {chosen ? (
            <div>
              <Text fw={600}>How “{chosen.name}” weighs things against each other</Text>
              <dl className={classes.weights}>
                {chosen.weights.map(({ rule, sentence }) => (
                  <div key={rule}>
                    <dt>{rule}</dt>
                    <dd>{sentence}</dd>
                  </div>
                ))}
              </dl>
            </div>
          ) : null}
          <Text>
            Whatever the policy, every district keeps the least of each role that is set as{' '}
            <Link to="/allocation/minimums" className={classes.link}>
              minimum cover
            </Link>
            .
          </Text>
          <Button variant="default" onClick={() => setOpened(false)}>
            Close
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
