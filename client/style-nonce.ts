/**
 * What styles made at run time have to carry to be let in by the content security policy. The server names it in the
 * document; it is the empty text where the document names none.
 */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
