// The pause that is awaited after a gesture before the draft is kept; what comes first must lose nothing.

const AWAITED = 250;

/** {begin(), settle(), forget()}: `keep` is called once a pause begun is settled, and `after` where it ran to its end. */
export function pauses(keep, after) {
  let waiting = 0;

  function forget() {
    window.clearTimeout(waiting);
    waiting = 0;
  }

  function settle() {
    if (!waiting) return;
    forget();
    keep();
  }

  window.addEventListener("pagehide", settle);
  document.addEventListener("visibilitychange", () => { if (document.hidden) settle(); });
  return {
    settle, forget,
    begin() {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(after, AWAITED);
    },
  };
}
