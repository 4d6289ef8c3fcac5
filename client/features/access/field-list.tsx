import type { AccessView } from '../../../server/contract/access.ts';
import { Panel } from '../../components/panel.tsx';
import classes from './access.module.css';

/** Every field that leaves the server about people and money, by the kind of data it is. */
export function FieldList({ access }: { access: AccessView }) {
  const titleOf = new Map(access.kinds.map(({ id, title }) => [id, title]));
  return (
    <Panel title="Which fields are which data">
      <p className={classes.note}>
        The same holds on pages, in files, in events and in what the solver answers. A field that is not named here does
        not leave the server.
      </p>
      <div className={classes.entities}>
        {access.entities.map(({ id, title, fields }) => (
          <section key={id} aria-labelledby={`entity-${id}`}>
            <h3 id={`entity-${id}`}>{title}</h3>
            <dl>
              {fields.map(({ kind, names }) => (
                <div key={kind}>
                  <dt>{titleOf.get(kind)}</dt>
                  <dd>{names.join(', ')}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Panel>
  );
}
