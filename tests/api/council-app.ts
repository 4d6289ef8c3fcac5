import { testApp } from '../support/app.ts';
import type { TestProvider } from '../support/council-provider.ts';

export const URL_OF_APP = 'http://localhost';
export const CALLBACK = `${URL_OF_APP}/api/sign-in/council/callback`;
/** Somebody the provider knows. */
export const kim = {
  sub: 'object-id-of-kim',
  name: 'Kim Lee',
  email: 'Kim.Lee@council.example',
  groups: ['g-planners', 'g-other'],
};
type Provider = Pick<TestProvider, 'issuer' | 'clientId' | 'clientSecret' | 'visit'>;

/** An installation that knows the provider. */
export async function councilApp(at: Provider) {
  const { issuer, clientId, clientSecret } = at;
  const groups = [
    { group: 'g-planners', role: 'service-manager', districtId: null },
    { group: 'g-south', role: 'district-manager', districtId: 'south' },
    { group: 'g-it', role: 'administrator', districtId: null },
  ] as const;
  const test = await testApp(undefined, {
    signIn: { url: URL_OF_APP, council: { issuer, clientId, clientSecret, groups } },
  });
  return { ...test, at, browser: browserOf(test) };
}

/** A browser that keeps cookies and stops at each redirect. */
export function browserOf({ send }: Awaited<ReturnType<typeof testApp>>) {
  const jar = new Map<string, string>();
  const keep = (response: Response): Response => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const cookies = () => ({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') });
  return {
    jar,
    keep,
    post: async (path: string, json: object) =>
      keep(await send('POST', path, { as: 'nobody', headers: cookies(), json })),
    go: async (path: string) => {
      const response = keep(await send('GET', path, { as: 'nobody', headers: cookies() }));
      const isJson = response.headers.get('content-type')?.includes('json');
      return {
        status: response.status,
        location: response.headers.get('location') ?? '',
        body: isJson ? await response.json() : null,
      };
    },
  };
}

export type Council = Awaited<ReturnType<typeof councilApp>>;

/** Leaves for the provider and comes back with its answer, which is not handed in yet. */
export async function answerOf({ browser, at }: Council, to = ''): Promise<string> {
  const { location } = await browser.go(`/sign-in/council${to ? `?to=${encodeURIComponent(to)}` : ''}`);
  return (await at.visit(location)).replace(`${URL_OF_APP}/api`, '');
}

/** The whole way: to the provider, back, and to where it leads. */
export async function roundTrip(council: Council, to = ''): Promise<string> {
  return (await council.browser.go(await answerOf(council, to))).location;
}

/** The accounts that were not made for the demo. */
export const accountsOf = ({ db }: Council) =>
  db.$client.prepare('SELECT email, name, role, district_id, password_hash FROM account WHERE demo = 0').all();
