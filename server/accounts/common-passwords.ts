/**
 * Words that many people make their password of, also with figures or signs around them. Long passwords that lists of
 * leaked ones hold most often are these words, repeated or counted on.
 */
export const COMMON_WORDS: readonly string[] = [
  ...[
    'password',
    'passwort',
    'passw0rd',
    'p@ssword',
    'p@ssw0rd',
    'pa55word',
    'qwerty',
    'qwertz',
    'azerty',
    'qwertyuiop',
  ],
  ...['asdfgh', 'asdfghjkl', 'zxcvbn', 'zxcvbnm', '1q2w3e4r', '1qaz2wsx', 'q1w2e3r4', 'qazwsx', 'letmein', 'welcome'],
  ...[
    'admin',
    'administrator',
    'root',
    'user',
    'guest',
    'login',
    'changeme',
    'default',
    'secret',
    'master',
    'iloveyou',
  ],
  ...['monkey', 'dragon', 'sunshine', 'princess', 'football', 'baseball', 'liverpool', 'arsenal', 'chelsea', 'everton'],
  ...[
    'manchester',
    'manunited',
    'superman',
    'batman',
    'pokemon',
    'starwars',
    'charlie',
    'michael',
    'jennifer',
    'jordan',
  ],
  ...['trustno1', 'whatever', 'freedom', 'computer', 'internet', 'england', 'london', 'oldham', 'council', 'evenhand'],
  ...['spring', 'summer', 'autumn', 'winter', 'january', 'february', 'september', 'october', 'november', 'december'],
  ...['monday', 'friday', 'hello', 'shadow', 'test', 'testing', 'correcthorsebatterystaple', 'demo', 'children'],
];
