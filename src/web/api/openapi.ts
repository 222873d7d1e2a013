/** The OpenAPI 3.1 description of the API, drawn up from the endpoints themselves. */
import { z } from 'zod';
import { AUTHORISATION_TABLE } from '../security/authorisation-table.js';
import type { Endpoint } from './endpoint.js';

const PROBLEM = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  fields: z.record(z.string(), z.string()),
});

/** The whole document as JSON (OpenAPI Initiative, OpenAPI Specification 3.1.0). */
export function openApi(endpoints: readonly Endpoint[], baseUrl: string): Readonly<Record<string, unknown>> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Canvass',
      version: 'v1',
      description:
        'Surveys, answers and results of one lab, for programs. Make an access token on the lab’s page “Access for programs” and send it as “Authorization: Bearer …”. Everything here only reads, but for asking that a file of answers be prepared.',
    },
    servers: [{ url: baseUrl }],
    security: [{ token: [] }],
    paths: pathsOf(endpoints),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: z.toJSONSchema(PROBLEM, { io: 'output' }) },
      responses: {
        Problem: {
          description: 'A refusal in words (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

/** The endpoints by address and method. */
function pathsOf(endpoints: readonly Endpoint[]): Readonly<Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = pathOf(endpoint);
    paths[path] = { ...paths[path], [methodOf(endpoint)]: operation(endpoint) };
  }
  return paths;
}

function methodOf({ door }: Pick<Endpoint, 'door'>): string {
  return (door.split(' ')[0] ?? '').toLowerCase();
}

/** `/api/v1/surveys/{survey}`. */
export function pathOf({ door }: Pick<Endpoint, 'door'>): string {
  return (door.split(' ')[1] ?? '').replace(/:(\w+)/g, '{$1}');
}

function operation(endpoint: Endpoint) {
  const scope = AUTHORISATION_TABLE[endpoint.door].replace('token:', '');
  return {
    summary: endpoint.summary,
    description: `${endpoint.description} Scope: ${scope}.`,
    operationId: [
      ...(endpoint.body === undefined ? [] : ['ask']),
      ...(pathOf(endpoint).match(/[a-z]+/g) ?? []).slice(2),
    ].join('-'),
    parameters: [...addressParameters(endpoint), ...queryParameters(endpoint)],
    ...(endpoint.body === undefined ? {} : { requestBody: bodyOf(endpoint.body) }),
    responses: {
      200: { description: 'As described', content: contentOf(endpoint.answer) },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function bodyOf(body: z.ZodObject) {
  const schema = z.toJSONSchema(body, { io: 'input' });
  return { required: true, content: { 'application/json': { schema } } };
}

function contentOf(answer: Endpoint['answer']) {
  return answer === null
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: z.toJSONSchema(answer, { io: 'output' }) } };
}

function addressParameters(endpoint: Endpoint) {
  return [...pathOf(endpoint).matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: Endpoint) {
  const schema = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(schema.properties ?? {}).map(([name, parameter]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: parameter,
  }));
}
