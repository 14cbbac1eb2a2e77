/** The widget's whole style, inside the shadow root: nothing of the page comes in, nothing of it goes out. */
export const STYLES = /* css */ `
:host { color-scheme: light dark }
*, *::before, *::after { box-sizing: border-box }
[hidden], .hidden { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
[hidden] { display: none }
.widget {
  color-scheme: light dark;
  --accent: #2456c9; --on-accent: #fff; --back: #fff; --raised: #f3f4f7; --line: #dfe2e8; --text: #1a1d24; --quiet: #5b6272; --problem: #b3261e;
  --person: #0f6b4f; --shadow: 0 12px 40px rgb(16 24 40 / .18), 0 2px 8px rgb(16 24 40 / .1);
  font: 400 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--text);
  text-align: start; letter-spacing: normal; -webkit-text-size-adjust: 100%;
}
@media (prefers-color-scheme: dark) {
  .widget { --accent: #8fb0ff; --on-accent: #0c1a3d; --back: #171a21; --raised: #232833; --line: #343b49; --text: #eef0f4; --quiet: #a5adbd; --problem: #ff9c94; --person: #6fd3ae; --shadow: 0 12px 40px rgb(0 0 0 / .55) }
}
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer }
button:disabled { cursor: default; opacity: .45 }
p, h2, blockquote, ul, ol { margin: 0; padding: 0 }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
a { color: var(--accent) }
svg { display: block }
.quiet { color: var(--quiet); font-size: 13px }
.problem { color: var(--problem); font-size: 13px }
.plain { color: var(--accent); font-size: 13px; text-decoration: underline; text-underline-offset: 2px; padding: 4px 2px }
.launcher { position: fixed; inset: auto 20px 20px auto; width: 56px; height: 56px; border-radius: 50%; background: var(--accent); color: var(--on-accent); box-shadow: var(--shadow); display: grid; place-items: center; transition: transform .12s }
.launcher:hover { transform: scale(1.05) }
.launcher:focus-visible { outline-offset: 3px }
.badge { position: absolute; inset: -4px -4px auto auto; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px; background: #c62828; color: #fff; font-size: 12px; font-weight: 600; line-height: 22px; text-align: center }
.panel { position: fixed; inset: auto 20px 88px auto; width: 400px; max-width: calc(100vw - 40px); height: min(680px, calc(100vh - 108px)); display: flex; flex-direction: column; background: var(--back); border: 1px solid var(--line); border-radius: 16px; box-shadow: var(--shadow); overflow: hidden; animation: rise .14s ease-out }
@keyframes rise { from { opacity: 0; transform: translateY(8px) } }
header { display: flex; align-items: center; gap: 12px; padding: 12px 12px 12px 16px; border-bottom: 1px solid var(--line) }
.names { flex: 1; min-width: 0 }
h2 { font-size: 16px; font-weight: 600; line-height: 1.3; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.names p { color: var(--quiet); font-size: 13px; line-height: 1.4; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.face { flex: none; width: 36px; height: 36px; border-radius: 50%; display: grid; place-items: center; background: var(--raised); color: var(--accent); border: 1px solid var(--line); font-size: 13px; font-weight: 700 }
.face.person { background: var(--person); color: var(--back); border-color: transparent }
.icon { width: 40px; height: 40px; border-radius: 10px; display: grid; place-items: center; color: var(--quiet) }
.icon:hover { background: var(--raised) }
.banner { padding: 8px 16px; font-size: 13px; background: var(--raised); border-bottom: 1px solid var(--line) }
.banner.blocked { color: var(--problem) }
.log-frame { position: relative; flex: 1; min-height: 0; display: flex }
.log { flex: 1; overflow-y: auto; overscroll-behavior: contain }
.said { padding: 16px; display: flex; flex-direction: column; gap: 16px }
.log:focus-visible { outline-offset: -2px }
.older { align-self: center; padding: 6px 14px; border-radius: 16px; border: 1px solid var(--line); background: var(--back); color: var(--text); font-size: 13px }
.newer { position: absolute; inset: auto 0 8px; margin: 0 auto; width: max-content; padding: 6px 14px; border-radius: 16px; background: var(--text); color: var(--back); font-size: 13px }
.message { display: flex; flex-direction: column; align-items: flex-start; gap: 6px; max-width: 92% }
.message.customer { align-self: flex-end; align-items: flex-end; max-width: 84% }
.message.system { align-self: center; max-width: 100% }
.message.system.asks { align-self: stretch; align-items: stretch }
.who { font-size: 12px; font-weight: 600; color: var(--quiet) }
.agent .who { color: var(--person) }
.who time { font-weight: 400; margin-inline-start: 6px }
.bubble { max-width: 100%; padding: 10px 14px; border-radius: 4px 14px 14px; background: var(--raised) }
.agent .bubble { background: none; border: 1.5px solid var(--person) }
.customer .bubble { border-radius: 14px 14px 4px; background: var(--accent); color: var(--on-accent) }
.pending .bubble { opacity: .7 }
.system .bubble { background: none; padding: 4px 8px; color: var(--quiet); font-size: 13px; text-align: center }
.text { overflow-wrap: anywhere; unicode-bidi: plaintext }
.customer .text { white-space: pre-wrap }
.text > * + * { margin-top: 8px }
.text ul, .text ol { padding-inline-start: 20px }
.text li + li { margin-top: 2px }
.sources { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; max-width: 100% }
.chip { min-width: 28px; height: 28px; padding: 0 8px; border-radius: 14px; border: 1px solid var(--line); background: var(--back); color: var(--accent); font-size: 13px; font-weight: 600 }
.chip[aria-expanded=true] { background: var(--accent); color: var(--on-accent); border-color: transparent }
.evidence { flex-basis: 100%; padding: 10px 12px; border: 1px solid var(--line); border-inline-start: 3px solid var(--accent); border-radius: 8px; font-size: 14px; overflow-wrap: anywhere }
.evidence p { margin-top: 6px }
.evidence blockquote { white-space: pre-wrap }
.choices { display: flex; flex-wrap: wrap; gap: 8px }
.choice { min-height: 36px; padding: 6px 14px; border: 1.5px solid var(--accent); border-radius: 18px; color: var(--accent); font-weight: 600; font-size: 14px }
.choice:hover { background: var(--raised) }
.fields { display: grid; gap: 10px; padding: 14px; border: 1px solid var(--line); border-inline-start: 3px solid var(--accent); border-radius: 12px }
.form-title { font-weight: 600 }
.primary { min-height: 40px; padding: 6px 14px; border-radius: 10px; background: var(--accent); color: var(--on-accent); font-weight: 600; font-size: 14px }
.fields label { display: block; margin-bottom: 3px; font-size: 13px }
.fields input, .fields select, .fields textarea { width: 100%; min-height: 40px; padding: 6px 10px; border: 1px solid var(--quiet); border-radius: 8px; background: var(--back); color: inherit; font: inherit; font-size: 16px; resize: vertical }
.rating { display: flex; align-items: center; gap: 8px }
.rating .plain { min-width: 32px; min-height: 28px }
.dots { display: inline-flex; gap: 4px; padding: 6px 6px 6px 0 }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--quiet); animation: blink 1.2s infinite }
.dots i:nth-child(2) { animation-delay: .2s }
.dots i:nth-child(3) { animation-delay: .4s }
@keyframes blink { 0%, 60%, 100% { opacity: .3 } 30% { opacity: 1 } }
footer { border-top: 1px solid var(--line); padding: 12px 12px 6px; display: flex; flex-direction: column; gap: 6px }
.ended { font-size: 13px; color: var(--quiet) }
.leave { display: flex; flex-direction: column; gap: 6px }
.leave div { display: flex; gap: 8px }
.leave input { flex: 1; min-width: 0; min-height: 40px; padding: 6px 12px; font: inherit; font-size: 16px; color: inherit; background: var(--back); border: 1px solid var(--quiet); border-radius: 10px }
.leave input[aria-invalid=true] { border-color: var(--problem) }
.leave button { padding: 0 14px; border-radius: 10px; background: var(--accent); color: var(--on-accent); font-weight: 600; font-size: 14px }
.composer { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 8px }
textarea { flex: 1; min-width: 0; min-height: 44px; max-height: 140px; padding: 10px 12px; resize: none; font: inherit; font-size: 16px; line-height: 22px; color: inherit; background: var(--back); border: 1px solid var(--quiet); border-radius: 12px }
textarea:focus { outline: 2px solid var(--accent); outline-offset: -1px; border-color: transparent }
textarea::placeholder { color: var(--quiet); opacity: 1 }
.send { width: 44px; height: 44px; border-radius: 12px; display: grid; place-items: center; background: var(--accent); color: var(--on-accent) }
.send:disabled { background: var(--raised); color: var(--quiet); opacity: 1 }
.count { flex-basis: 100%; text-align: end }
.foot { min-height: 36px; display: flex; align-items: center; justify-content: center }
.person-button { display: flex; align-items: center; gap: 6px; min-height: 36px; padding: 4px 10px; text-decoration: none; font-weight: 600; border-radius: 8px }
.person-button:hover:not(:disabled) { background: var(--raised) }
.person-button svg { width: 18px; height: 18px }
@media (max-width: 480px) {
  .panel { inset: 0; width: auto; max-width: none; height: 100vh; height: 100dvh; border: 0; border-radius: 0; padding-bottom: env(safe-area-inset-bottom) }
  .launcher.opened { display: none }
}
@media (prefers-reduced-motion: reduce) { *, *::before { animation: none !important; transition: none !important } }
@media (forced-colors: active) { .bubble, .launcher, .chip, .send { border: 1px solid } }
@media print { .widget { display: none } }
`;
