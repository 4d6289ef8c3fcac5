import classes from './settings-list.module.css';

/** Settings in force: what each is, and what it is set to. */
export function SettingsList({ settings }: { settings: readonly (readonly [what: string, value: string])[] }) {
  return (
    <dl className={classes.settings}>
      {settings.map(([what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
