import { z } from 'zod';
import { problemReply } from '../../shared/sync/wire.ts';
import { problemsOf, type Route } from './route.ts';

/** The version of the protocol, not of the program. */
const VERSION = '1';

const PROBLEM = { $ref: '#/components/schemas/Problem' };
const RETRY_AFTER = {
  description: 'Seconds until it may be asked again.',
  schema: { type: 'integer', minimum: 1 },
};

interface JsonSchema {
  readonly [key: string]: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

/** The OpenAPI 3.1 document about routes, made from the schemas that their handlers decode with. */
export function openApiOf(routes: readonly Route[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = operationOf(route);
    paths[route.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guichet centre',
      version: VERSION,
      description:
        'What tills and their centre say to each other. Instants are ms UTC, money is minor units.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemReply, 'output') },
      securitySchemes: {
        till: { type: 'http', scheme: 'bearer', description: 'The token of an enrolment.' },
      },
    },
  };
}

function operationOf(route: Route): Record<string, unknown> {
  const responses: Record<string, unknown> = {
    200: { description: 'Done.', content: json(schemaOf(route.reply, 'output')) },
  };
  for (const [status, words] of problemsOf(route))
    responses[status] = {
      description: words.join(', '),
      ...(status === 429 ? { headers: { 'Retry-After': RETRY_AFTER } } : {}),
      content: json(PROBLEM),
    };
  return {
    operationId: operationIdOf(route),
    summary: route.summary,
    security: route.caller === 'till' ? [{ till: [] }] : [],
    ...(route.query ? { parameters: parametersOf(route.query) } : {}),
    ...(route.body ? { requestBody: { required: true, content: json(schemaOf(route.body, 'input')) } } : {}),
    responses,
  };
}

function parametersOf(query: z.ZodType): unknown[] {
  const { properties = {} } = schemaOf(query, 'output');
  const required = new Set(schemaOf(query, 'input').required ?? []);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema,
  }));
}

/** postJournal, getFeed: what generators of clients call the operation. */
const operationIdOf = ({ method, path }: Route): string =>
  method.toLowerCase() +
  path
    .replace(/^\/v1\//, '')
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const json = (schema: unknown) => ({ 'application/json': { schema } });

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
  return rest;
}
