export * from './account.ts';
export * from './audit.ts';
export * from './demand.ts';
export * from './idempotency.ts';
export * from './person.ts';
export * from './plan.ts';
export * from './reference.ts';
export * from './study.ts';
