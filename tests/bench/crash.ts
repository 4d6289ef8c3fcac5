import { parseArgs } from 'node:util';
import { crashRun } from '../support/crash-run.ts';

const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
const kills = Number(values.kills ?? 200);
const seed = Number(values.seed ?? 1);
const started = performance.now();
const report = await crashRun(kills, seed);
const { lost, halfApplied, damaged, ...counts } = report;
const counted = { ...counts, lost: lost.length, halfApplied: halfApplied.length, damaged: damaged.length };
const lines = [
  `seed ${seed}, ${Math.round((performance.now() - started) / 1000)} s`,
  ...Object.entries(counted).map(([name, count]) => `${name.padEnd(16)}${count}`),
  ...[...lost, ...halfApplied, ...damaged],
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = counted.lost + counted.halfApplied + counted.damaged === 0 ? 0 : 1;
