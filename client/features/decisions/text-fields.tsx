import { Button, Group, Radio, Textarea, TextInput } from '@mantine/core';
import { Panel } from '../../components/panel.tsx';
import classes from './decisions.module.css';
import type { DecisionForm } from './use-decision-form.ts';
import { SECTIONS, type Section } from './words.ts';

/** One section of plain text. */
export function TextField({ form, section, hint }: { form: DecisionForm; section: Section; hint?: string }) {
  return (
    <Panel title={SECTIONS[section]}>
      <Textarea
        aria-label={SECTIONS[section]}
        description={hint}
        value={form.draft.content[section]}
        onChange={(event) => form.changeText({ [section]: event.currentTarget.value })}
        autosize
        minRows={2}
        maxRows={16}
        maxLength={20_000}
      />
    </Panel>
  );
}

/** The options that were considered, one of them recommended. */
export function OptionsField({ form: { draft, changeText } }: { form: DecisionForm }) {
  const { options } = draft.content;
  const put = (at: number, fields: Partial<(typeof options)[number]>) =>
    changeText({ options: options.map((option, place) => (place === at ? { ...option, ...fields } : option)) });
  return (
    <Panel title="Options considered">
      <ul className={classes.rows}>
        {[...options.entries()].map(([at, option]) => (
          <li key={at}>
            <Group gap="sm" align="flex-end">
              <TextInput
                label="Name"
                aria-label={`Name of option ${at + 1}`}
                value={option.label}
                onChange={(event) => put(at, { label: event.currentTarget.value })}
                maxLength={60}
              />
              <Radio
                name="recommended"
                label="Recommended"
                aria-label={`${option.label} is recommended`}
                checked={option.recommended}
                onChange={() =>
                  changeText({ options: options.map((one, place) => ({ ...one, recommended: place === at })) })
                }
                mb={8}
              />
              <Button
                size="compact-sm"
                variant="subtle"
                mb={4}
                aria-label={`Take out ${option.label}`}
                onClick={() => changeText({ options: options.filter((_, place) => place !== at) })}
              >
                Take out
              </Button>
            </Group>
            <Textarea
              aria-label={`What ${option.label} means`}
              value={option.text}
              onChange={(event) => put(at, { text: event.currentTarget.value })}
              autosize
              minRows={2}
              maxRows={10}
              mt="xs"
            />
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        size="compact-md"
        mt="xs"
        disabled={options.length >= 12}
        onClick={() =>
          changeText({ options: [...options, { label: `Option ${options.length + 1}`, text: '', recommended: false }] })
        }
      >
        Add an option
      </Button>
    </Panel>
  );
}

/** Who was consulted, and what they said. */
export function ConsultedField({ form: { draft, changeText } }: { form: DecisionForm }) {
  const { consulted } = draft.content;
  const put = (at: number, fields: Partial<(typeof consulted)[number]>) =>
    changeText({ consulted: consulted.map((one, place) => (place === at ? { ...one, ...fields } : one)) });
  return (
    <Panel title="Consultation">
      <ul className={classes.rows}>
        {[...consulted.entries()].map(([at, { who, view }]) => (
          <li key={at}>
            <Group gap="sm" align="flex-end">
              <TextInput
                label="Who"
                aria-label={`Who was consulted, ${at + 1}`}
                value={who}
                onChange={(event) => put(at, { who: event.currentTarget.value })}
                maxLength={200}
              />
              <Button
                size="compact-sm"
                variant="subtle"
                mb={4}
                aria-label={`Take out ${who}`}
                onClick={() => changeText({ consulted: consulted.filter((_, place) => place !== at) })}
              >
                Take out
              </Button>
            </Group>
            <Textarea
              aria-label={`View of ${who === '' ? `consulted ${at + 1}` : who}`}
              placeholder="What they said"
              value={view}
              onChange={(event) => put(at, { view: event.currentTarget.value })}
              autosize
              minRows={1}
              maxRows={8}
              maxLength={4000}
              mt="xs"
            />
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        size="compact-md"
        mt="xs"
        disabled={consulted.length >= 50}
        onClick={() => changeText({ consulted: [...consulted, { who: '', view: '' }] })}
      >
        Add somebody consulted
      </Button>
    </Panel>
  );
}
