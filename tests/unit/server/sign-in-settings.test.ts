import { describe, expect, it } from 'vitest';
import { readSettings, SettingRefused } from '../../../server/settings.ts';
import { clearTextWarning, requireDistricts } from '../../../server/sign-in-settings.ts';

const council = {
  EVENHAND_OIDC_ISSUER: 'https://login.council.example/v2.0',
  EVENHAND_OIDC_CLIENT_ID: 'evenhand',
  EVENHAND_OIDC_CLIENT_SECRET: 'secret',
  EVENHAND_OIDC_GROUPS: 'planners=service-manager, cn=south,ou=leads=district-manager:south',
};

describe('a live service', () => {
  it.each(['0.0.0.0', '::', '192.0.2.7', 'evenhand.council.example'])(
    'is not served to others on %s without a proxy of its own',
    (HOST) => {
      const given = { HOST, EVENHAND_MODE: 'live' };
      expect(() => readSettings(given)).toThrow('EVENHAND_PROXIES=1');
      expect(readSettings({ ...given, EVENHAND_PROXIES: '1' }).host).toBe(HOST);
    },
  );

  it.each(['127.0.0.1', '::1', 'localhost'])('is served on %s, where a proxy on this machine finds it', (HOST) => {
    expect(readSettings({ HOST, EVENHAND_MODE: 'live' })).toMatchObject({ mode: 'live', proxies: 0 });
  });
});

describe('the mode', () => {
  it('is the demo, on this machine only, unless it is said', () => {
    expect(readSettings({})).toMatchObject({ mode: 'demo', url: null, proxies: 0, council: null });
    for (const HOST of ['localhost', '127.0.0.1', '::1']) expect(readSettings({ HOST }).mode).toBe('demo');
    expect(readSettings({ HOST: '0.0.0.0', EVENHAND_MODE: 'demo' }).mode).toBe('demo');
    expect(readSettings({ HOST: '0.0.0.0', EVENHAND_MODE: 'live', EVENHAND_PROXIES: '1' }).mode).toBe('live');
  });

  it.each(['0.0.0.0', '::', '192.0.2.7', 'evenhand.council.example'])(
    'has to be said where others reach the machine: HOST=%s',
    (HOST) => {
      expect(() => readSettings({ HOST })).toThrow(SettingRefused);
      expect(() => readSettings({ HOST })).toThrow(`HOST is “${HOST}”`);
      expect(() => readSettings({ HOST })).toThrow('EVENHAND_MODE=live');
    },
  );
});

describe('the council’s sign-in', () => {
  it('is read as a list or as JSON, in the order that decides', () => {
    const groups = [
      { group: 'planners', role: 'service-manager', districtId: null },
      { group: 'leads', role: 'district-manager', districtId: 'south' },
    ];
    const list = { ...council, EVENHAND_OIDC_GROUPS: 'planners=service-manager, leads = district-manager:south,' };
    expect(readSettings(list).council).toEqual({
      issuer: council.EVENHAND_OIDC_ISSUER,
      clientId: 'evenhand',
      clientSecret: 'secret',
      groups,
    });
    const json = '{"planners": "service-manager", "leads": "district-manager:south"}';
    expect(readSettings({ ...council, EVENHAND_OIDC_GROUPS: json }).council?.groups).toEqual(groups);
  });

  it.each(['EVENHAND_OIDC_ISSUER', 'EVENHAND_OIDC_CLIENT_ID', 'EVENHAND_OIDC_CLIENT_SECRET', 'EVENHAND_OIDC_GROUPS'])(
    'is refused without %s',
    (name) => {
      expect(() => readSettings({ ...council, EVENHAND_OIDC_GROUPS: 'a=hr', [name]: '' })).toThrow(
        `${name} is not set`,
      );
    },
  );

  it('is asked in clear on this machine only', () => {
    const at = (issuer: string) =>
      readSettings({ ...council, EVENHAND_OIDC_GROUPS: 'a=hr', EVENHAND_OIDC_ISSUER: issuer });
    expect(at('http://127.0.0.1:9000').council?.issuer).toBe('http://127.0.0.1:9000');
    for (const issuer of ['http://login.council.example', 'login.council.example', 'ftp://127.0.0.1']) {
      expect(() => at(issuer)).toThrow(`EVENHAND_OIDC_ISSUER is “${issuer}”`);
    }
  });
});

it('gives only districts there are', () => {
  const { council: settings } = readSettings({ ...council, EVENHAND_OIDC_GROUPS: 'leads=district-manager:sauth,x=hr' });
  expect(() => requireDistricts(settings, (id) => id === 'south')).toThrow('there is no district “sauth” here');
  requireDistricts(settings, () => true);
  requireDistricts(null, () => false);
});

it('warns of passwords in clear where a live service is reached from elsewhere', () => {
  expect(clearTextWarning('live', '0.0.0.0', 'http://0.0.0.0:3000')).toHaveLength(1);
  expect(clearTextWarning('live', '0.0.0.0', 'https://evenhand.council.example')).toEqual([]);
  expect(clearTextWarning('live', '127.0.0.1', 'http://127.0.0.1:3000')).toEqual([]);
});

describe('are refused with value and remedy', () => {
  it.each([
    [{ EVENHAND_MODE: 'Live' }, 'EVENHAND_MODE is “Live”'],
    [{ EVENHAND_URL: 'evenhand.council.example' }, 'EVENHAND_URL is “evenhand.council.example”'],
    [{ EVENHAND_URL: 'https://council.example/evenhand' }, 'EVENHAND_URL is “https://council.example/evenhand”'],
    [{ EVENHAND_URL: 'https://me:secret@council.example' }, 'EVENHAND_URL is'],
    [council, 'cn=south'],
    [{ ...council, EVENHAND_OIDC_GROUPS: 'planners' }, 'joined by ='],
    [{ ...council, EVENHAND_OIDC_GROUPS: 'planners=king' }, 'planners=king'],
    [{ ...council, EVENHAND_OIDC_GROUPS: 'leads=district-manager' }, 'needs a district'],
    [{ ...council, EVENHAND_OIDC_GROUPS: 'planners=hr:south' }, 'nobody else has one'],
    [{ ...council, EVENHAND_OIDC_GROUPS: '{"planners":' }, 'not valid JSON'],
    [{ ...council, EVENHAND_OIDC_GROUPS: '{}' }, 'names no group'],
  ])('%j', (given, message) => {
    expect(() => readSettings(given)).toThrow(SettingRefused);
    expect(() => readSettings(given)).toThrow(message);
    expect(() => readSettings(given)).toThrow(/Give .*\./);
  });
});
