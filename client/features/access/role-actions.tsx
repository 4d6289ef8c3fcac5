import type { AccessView } from '../../../server/contract/access.ts';
import { Panel } from '../../components/panel.tsx';
import classes from './access.module.css';
import { actionWords, reachFor } from './words.ts';

/** What each role may do, and how far. */
export function RoleActions({ access }: { access: AccessView }) {
  return (
    <Panel title="What each role may do">
      <div className={classes.roles}>
        {access.roles.map(({ id, name }) => (
          <section key={id} aria-labelledby={`role-${id}`} className={classes.role}>
            <h3 id={`role-${id}`}>{name}</h3>
            <p>may</p>
            <ul>
              {access.actions.flatMap((action) => {
                const reach = reachFor(id, action.granted);
                return reach ? [<li key={action.id}>{actionWords(action.words, reach)}</li>] : [];
              })}
            </ul>
          </section>
        ))}
      </div>
    </Panel>
  );
}
