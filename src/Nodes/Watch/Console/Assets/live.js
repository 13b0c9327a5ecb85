// Keeps the page live: every second, while it is visible, the content is fetched again and put in place,
// unless the reader is selecting text or has the focus inside a form.
const live = document.getElementById('live');
const stale = document.querySelector('.stale');
const busy = () => document.hidden || live.querySelector('form:focus-within') || String(getSelection()).length > 0;

async function refresh() {
  if (busy()) return;
  try {
    const answer = await fetch(location.href, { headers: { 'X-Live': '1' }, signal: AbortSignal.timeout(5000) });
    if (!answer.ok) throw new Error(answer.status);
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('live');
    const logs = live.querySelector('pre');
    const atEnd = !logs || logs.scrollTop + logs.clientHeight >= logs.scrollHeight - 4;
    const focused = document.activeElement?.getAttribute?.('href');
    if (next && next.innerHTML !== live.innerHTML) {
      const top = logs?.scrollTop;
      const open = [...live.querySelectorAll('details')].map(details => details.open);
      live.innerHTML = next.innerHTML;
      live.querySelectorAll('details').forEach((details, index) => details.open = open[index] ?? false);
      const fresh = live.querySelector('pre');
      if (fresh) fresh.scrollTop = atEnd ? fresh.scrollHeight : top;
      if (focused) live.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
    }
    stale.hidden = true;
  } catch {
    stale.hidden = false;
  }
}

const logs = live.querySelector('pre');
if (logs) logs.scrollTop = logs.scrollHeight;
setInterval(refresh, 1000);
