/** The framed list's whole style: paper notes, by day and by night, in the reader's own font and size. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c261f;--soft:#384239;--board:#e2d2b2;--paper:#fffdf6;--kraft:#f7f0dc;--offer:#1f4a3a;--on:#fff;--request:#2b3f8f;--shade:#4632144d}
@media (prefers-color-scheme:dark){:root{--ink:#f3f0e4;--soft:#d6d6c8;--board:#1c2420;--paper:#2b352f;--kraft:#333b33;--offer:#a3dfc0;--on:#0f1f1a;--request:#c3cfff;--shade:#0009}}
*{box-sizing:border-box}
body{margin:0;padding:1rem;background:var(--board);color:var(--ink);font:1.125rem/1.4 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}
h1{margin:0 0 .75rem;font-size:1.35rem;line-height:1.25}
p{margin:0}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))}
li{position:relative;padding:.8rem 1rem .9rem;background:var(--paper);box-shadow:0 2px 3px var(--shade);overflow-wrap:anywhere}
.request{background:var(--kraft);border-left:4px solid var(--request)}
.kind b{display:inline-block;padding:0 .5rem;border:2px solid var(--offer);border-radius:2px;background:var(--offer);color:var(--on)}
.request .kind b{border-color:var(--request);border-radius:1rem;background:none;color:var(--request)}
h2{margin:.4rem 0 .2rem;font-size:1.25rem;line-height:1.25}
a{color:inherit}
h2 a{text-decoration:none}
h2 a::after{content:'';position:absolute;inset:0}
a:hover{text-decoration:underline}
a:focus-visible,h2 a:focus-visible::after{outline:3px solid var(--request);outline-offset:2px}
li p:last-child{color:var(--soft)}
.more{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin-top:1rem}
.more a{display:inline-block;padding:.7rem 0;font-weight:600}
.demo{margin-bottom:.75rem;font-weight:600}
@media (forced-colors:active){li{border:2px solid}.request{border-style:dashed}}
`;
