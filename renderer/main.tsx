import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { createSpeaker } from './i18n/texts.ts';
import { SpeakerContext } from './i18n/useTexts.ts';
import { App } from './screens/App.tsx';
import { createApp } from './state/app.ts';
import { AppContext } from './state/hooks.ts';
import { pickTransport } from './transport/pick.ts';
import './ui/styles.css';

// The page's security policy forbids code made at run time.
z.config({ jitless: true });

const shelf = 'guichet.';
const app = createApp({
  transport: pickTransport(window),
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
  shelf: {
    get: (key) => localStorage.getItem(shelf + key),
    set: (key, value) => localStorage.setItem(shelf + key, value),
  },
  pause: (ms) => new Promise((go) => setTimeout(go, ms)),
});
app.start();

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <AppContext value={app}>
        <SpeakerContext value={createSpeaker()}>
          <App />
        </SpeakerContext>
      </AppContext>
    </StrictMode>,
  );
