import { describe, expect, it } from 'vitest';
import { passwordFault } from '../../../../server/accounts/password-rules.ts';

const kim = { name: 'Kim Archer-Lee', email: 'kim.lee@council.example' };

describe('a new password', () => {
  it.each([
    'violet kettle harbour',
    'correct otter brass',
    'x7Gq!pL2mZw9',
    '839201748365',
    'тихая гавань и чайник',
    'kim went fishing for otters',
    'my password is a long story about boats',
  ])('is taken, whatever kinds of characters it has: %s', (password) => {
    expect(passwordFault(password, kim)).toBeUndefined();
  });

  it.each(['', 'short', 'elevenchars', '💥💥💥💥💥💥'])('is too short: “%s”', (password) => {
    expect(passwordFault(password, kim)).toContain('at least 12 characters');
  });

  it.each([
    'password1234',
    'Password2021!?',
    'PASSWORDPASSWORD',
    'qwertyuiop123456',
    '123456789012',
    '210987654321',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'abcdefghijklm',
    'letmein letmein',
    'Summer2026!!!',
    'oldham evenhand 1',
    'evenhand-demo',
  ])('is among those guessed first: %s', (password) => {
    expect(passwordFault(password, kim)).toContain('guessed first');
  });

  it.each(['kimarcherlee', 'Kim.Lee@Council', 'archer-lee-1985', 'KIMLEE kimlee 1'])(
    'is little more than the owner’s name: %s',
    (password) => {
      expect(passwordFault(password, kim)).toContain('your name');
    },
  );

  it('is judged by the same text however it is composed', () => {
    const composed = 'caf\u00e9 kettle h\u00e9ron';
    expect(passwordFault(composed.normalize('NFD'), kim)).toBe(passwordFault(composed, kim));
  });
});
