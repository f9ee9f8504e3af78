import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTexts } from '../i18n/useTexts.ts';
import { useTill, useView } from '../state/hooks.ts';
import { Enrol } from './entry/Enrol.tsx';
import { SignIn } from './entry/SignIn.tsx';
import { Starting } from './entry/Starting.tsx';
import { Shell } from './frame/Shell.tsx';
import { useDoubleTapGuard } from './frame/useDoubleTapGuard.ts';
import { useKeyboard } from './frame/useKeyboard.ts';

/** The whole screen: first start, sign-in, or the till. */
export function App() {
  const { language, t } = useTexts();
  const theme = useView((s) => s.theme);
  const known = useTill((s) => s.till !== null);
  const enrolled = useTill((s) => s.till?.enrolled ?? false);
  const signedIn = useTill((s) => s.till?.signedIn != null);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('app.title');
  }, [language, t]);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const guard = useDoubleTapGuard();
  useKeyboard(guard);

  return (
    <I18nProvider locale={language}>
      {!known ? <Starting /> : !enrolled ? <Enrol /> : !signedIn ? <SignIn /> : <Shell />}
    </I18nProvider>
  );
}
