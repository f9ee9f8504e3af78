import { decode } from '../../central/http/problems.ts';
import { problemsOf } from '../../central/http/route.ts';
import { ROUTES } from '../../central/http/routes/index.ts';
import { authenticate, tokenHashOf } from '../../central/service/authenticate.ts';
import { type CentreParts, Refused } from '../../central/service/parts.ts';
import type { Question } from './network.ts';

/**
 * The centre's routes as they are declared, without HTTP: what comes in is decoded by their schemas, and they are held
 * to their own declaration of replies and refusals.
 */
export async function answerTo(parts: CentreParts, { path, token, text }: Question): Promise<unknown> {
  const url = new URL(path, 'http://centre');
  const route = ROUTES.find((one) => one.path === url.pathname);
  if (!route) throw new Refused(404, 'notFound', path);
  const bearer = token === null ? undefined : `Bearer ${token}`;
  const device = route.caller === 'till' ? await authenticate(parts, tokenHashOf(bearer)) : undefined;
  const problems = problemsOf(route);
  try {
    const reply = await route.handle(parts, {
      device,
      query: route.query && decode(route.query, Object.fromEntries(url.searchParams)),
      body: route.body && decode(route.body, JSON.parse(text)),
    });
    return route.reply.parse(reply);
  } catch (error) {
    if (error instanceof Refused && !problems.get(error.status)?.includes(error.code))
      throw new Error(`${route.path} does not declare ${error.status} ${error.code}`, { cause: error });
    throw error;
  }
}
