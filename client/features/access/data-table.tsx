import type { AccessView } from '../../../server/contract/access.ts';
import { Panel } from '../../components/panel.tsx';
import classes from './access.module.css';
import { dataWords } from './words.ts';

/** Which kinds of data each role reads and changes. On a narrow screen each kind becomes a block. */
export function DataTable({ access }: { access: AccessView }) {
  return (
    <Panel title="Which data each role reads and changes">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Data</th>
            {access.roles.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {access.kinds.map((kind) => (
            <tr key={kind.id}>
              <th scope="row">
                <strong>{kind.title}</strong>
                <span>{kind.what}</span>
              </th>
              {access.roles.map(({ id, name }) => (
                <td key={id} data-role={name}>
                  {dataWords(id, kind)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
