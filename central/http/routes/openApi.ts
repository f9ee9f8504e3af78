import { z } from 'zod';
import { openApiOf } from '../openApi.ts';
import { type Route, route } from '../route.ts';

const reply = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.unknown()),
});

/** The document about all routes, itself included. */
export const openApi = (routes: () => readonly Route[]): Route =>
  route({
    method: 'GET',
    path: '/v1/openapi.json',
    summary: 'This document.',
    caller: 'anybody',
    reply,
    handle: async () => openApiOf(routes()),
  });
