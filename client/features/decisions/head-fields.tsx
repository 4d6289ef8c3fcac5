import { TextInput } from '@mantine/core';
import { Panel } from '../../components/panel.tsx';
import classes from './decisions.module.css';
import type { DecisionForm } from './use-decision-form.ts';

/** Title block of a decision: what it is called, who decides, when it was decided and published. */
export function HeadFields({ form: { draft, change, changeText } }: { form: DecisionForm }) {
  return (
    <Panel title="Title block">
      <TextInput
        label="Title"
        value={draft.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
        maxLength={200}
        autoComplete="off"
        mb="xs"
      />
      <div className={classes.pair}>
        <TextInput
          label="Reference"
          value={draft.reference}
          onChange={(event) => change({ reference: event.currentTarget.value })}
          maxLength={60}
          autoComplete="off"
        />
        <TextInput
          label="Decision maker"
          description="The office, rather than the name"
          value={draft.decisionMaker}
          onChange={(event) => change({ decisionMaker: event.currentTarget.value })}
          maxLength={200}
          autoComplete="off"
        />
        <TextInput
          type="date"
          label="Date of decision"
          value={draft.decidedOn}
          onChange={(event) => change({ decidedOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Published"
          value={draft.publishedOn}
          onChange={(event) => change({ publishedOn: event.currentTarget.value })}
        />
        <TextInput
          label="Note on the publication"
          description="Printed beside the date, such as “assumed”"
          value={draft.content.publicationNote}
          onChange={(event) => changeText({ publicationNote: event.currentTarget.value })}
          maxLength={200}
          autoComplete="off"
        />
      </div>
    </Panel>
  );
}
