// Runs before every module: the schemas (zod) would try whether they may compile themselves, which the content security
// policy refuses and reports. This tells them not to.
globalThis.__zod_globalConfig = { jitless: true };
