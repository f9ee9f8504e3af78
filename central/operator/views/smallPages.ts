import type { Language } from '../../../shared/kernel/language.ts';
import { type Html, html } from '../html.ts';
import type { ActTexts, Texts } from '../texts/texts.ts';
import { frame } from './frame.ts';
import type { View } from './view.ts';

/** The page that asks for the operator's token; `says` what was wrong with the last attempt. */
export const signInPage = (language: Language, texts: Texts, says?: string): string =>
  frame({
    language,
    title: `${texts.title} · ${texts.signIn.title}`,
    narrow: true,
    body: html`
<main class="card">
  ${heading(texts.title)}
  <form method="post" action="/operator/sign-in">
    <label for="token">${texts.signIn.token}</label>
    <input id="token" name="token" type="password" autocomplete="current-password" required maxlength="200" autofocus${
      says === undefined ? null : html` aria-invalid="true" aria-describedby="says"`
    }>
    ${says === undefined ? null : html`<p class="wrong" id="says" role="alert">${says}</p>`}
    <button class="main">${texts.signIn.button}</button>
  </form>
  <p class="quiet">${texts.signIn.help}</p>
</main>`,
  });

/** A page with a sentence and the way back. */
export const sentencePage = (language: Language, texts: Texts, sentence: string): string =>
  frame({
    language,
    title: texts.title,
    narrow: true,
    body: html`
<main class="card">
  ${heading(texts.title)}
  <p>${sentence}</p>
  <a class="button" href="/operator">${texts.back}</a>
</main>`,
  });

/** Shows a new enrolment code, this once; for the next life of `tillNo`, or a new till. */
export const codePage = (view: View, code: string, tillNo: number | null): string => {
  const { codePage: says, back, title } = view.texts;
  return frame({
    language: view.language,
    title: `${title} · ${says.title}`,
    narrow: true,
    body: html`
<main class="card">
  ${heading(says.title)}
  <p class="code">${code}</p>
  <p>${tillNo === null ? says.newTill : says.nextLife(tillNo)}</p>
  <a class="button" href="/operator">${back}</a>
</main>`,
  });
};

/** Asks whether an act on a subject is meant. */
export const confirmPage = (view: View, act: ActTexts, subject: string, action: string): string => {
  const { acts, title } = view.texts;
  return frame({
    language: view.language,
    title: `${title} · ${act.button}`,
    narrow: true,
    body: html`
<main class="card">
  ${heading(act.question(subject))}
  <p>${act.explained}</p>
  <form class="row" method="post" action="${action}">
    <input type="hidden" name="key" value="${view.formKey}">
    <button class="danger">${acts.confirm}</button>
    <a class="button" href="/operator">${acts.cancel}</a>
  </form>
</main>`,
  });
};

const heading = (title: string): Html => html`<div><p class="brand">Guichet</p><h1>${title}</h1></div>`;
