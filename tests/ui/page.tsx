/// <reference types="vite/client" />
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { createSpeaker } from '../../renderer/i18n/texts.ts';
import { SpeakerContext } from '../../renderer/i18n/useTexts.ts';
import { App } from '../../renderer/screens/App.tsx';
import { createApp } from '../../renderer/state/app.ts';
import { AppContext } from '../../renderer/state/hooks.ts';
import type { Theme } from '../../renderer/state/viewStore.ts';
import { LANGUAGES, type Language } from '../../shared/kernel/language.ts';
import { createFakeCore, type FakeCore } from './fakeCore.ts';
import { halfReadyTill, unreadyTill } from './fakeReadiness.ts';
import { fakeCases } from './fakeReturns.ts';
import { EVENING } from './fakeVenue.ts';
import '../../renderer/ui/styles.css';

declare global {
  interface Window {
    fake: FakeCore;
    /** Shows the same screen in another language and theme. */
    look(language: Language, theme: Theme): void;
  }
}

z.config({ jitless: true });
const core = createFakeCore();
window.fake = core;
const asked = new URLSearchParams(location.search);
const started = performance.now();
const is = (what: string): boolean => (asked.get('is') ?? '').split(',').includes(what);
const language = LANGUAGES.find((one) => one === asked.get('language'));
if (language !== undefined) core.till.language = language;
if (is('fresh')) core.till.enrolled = false;
if (is('away')) core.reachable = false;
if (is('noSession')) core.till.session = null;
if (is('in'))
  core.till.signedIn = core.till.staff.find((one) => one.id === (asked.get('who') ?? 'anna')) ?? null;
if (is('lost')) core.till.lostAt = new Date(EVENING - 3_600_000).toISOString();
if (is('recovered'))
  core.till.notices = [
    { kind: 'recoveredSale', order: '', number: '2-000411', at: core.till.now, totalMinor: 13_320 },
    { kind: 'clockSuspect' },
  ];
const [first] = core.till.printers;
if (is('noPaper') && first !== undefined) {
  core.till.printers[0] = { ...first, state: 'paperOut' };
  core.prints = ['printed', 'toCheck', 'blocked'];
  core.printReason = 'paperOut';
}
if (is('halfReady')) core.ready = halfReadyTill();
if (is('unready')) core.ready = unreadyTill();
if (is('online')) core.till.sync = { ...core.till.sync, state: 'online' };
if (is('sending')) {
  core.till.sync = {
    ...core.till.sync,
    state: 'online',
    ordersWaiting: 5_960,
    entriesWaiting: 6_400,
    sending: { sent: 4_000, total: 10_400, bytes: 9_430_000, secondsLeft: 72 },
  };
}
if (is('failing')) {
  core.till.sync = {
    ...core.till.sync,
    state: 'centreFails',
    cases: 2,
    problem: 'the centre answers 502 with something that is no JSON',
    nextTryAt: new Date(EVENING + 12_000).toISOString(),
  };
}
if (is('toCheck')) {
  core.prints = ['printed', 'toCheck', 'waiting'];
  core.printReason = 'connectionLost';
}

if (is('cases')) {
  core.cases = fakeCases(core.newId);
  core.till.sync = { ...core.till.sync, cases: 2 };
}
if (is('foreign')) core.tellForeign();

const shelf = new Map([['theme', asked.get('theme') ?? 'light']]);
const app = createApp({
  transport: core,
  clock: { now: () => EVENING + performance.now() - started, monotonic: () => performance.now() },
  random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
  shelf: { get: (key) => shelf.get(key) ?? null, set: (key, value) => void shelf.set(key, value) },
  pause: (ms) => new Promise((go) => setTimeout(go, ms)),
});
app.start();
window.look = (language, theme) => {
  app.view.getState().setLanguage(language);
  app.view.getState().setTheme(theme);
};

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <AppContext value={app}>
      <SpeakerContext value={createSpeaker()}>
        <App />
      </SpeakerContext>
    </AppContext>,
  );
