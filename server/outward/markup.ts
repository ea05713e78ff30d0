/** Text is text (S6): what a person typed can be put between any two tags, or in quotes, of XML, HTML or SVG. */

/** Characters that no XML document may hold, even escaped; lone surrogates are among them. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeMarkup = (text: string) => text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (one) => NAMES[one] ?? '');
