/** A setting that cannot be used. The message names it, its value and the remedy. */
export class SettingRefused extends Error {}
