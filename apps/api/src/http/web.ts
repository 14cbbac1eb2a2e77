import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { ContextFactory } from '../auth/context-factory';
import type { Config } from '../config/config';
import { DocumentUseCases } from '../documents/document-use-cases';
import { tallyMiddleware, transportError } from './graphql';
import { Health } from './health';
import { uploadDocuments } from './upload';

/** dist/, where the build puts the console and the widget beside the API. */
const DIST = path.resolve(__dirname, '../../../../..');
/** The demo company's pages, copied beside the compiled code. */
const DEMO_SITE = path.resolve(__dirname, '../demo/site');
const BODY_LIMIT = '4mb';
const HOUR_S = 3_600;

/** Everything served over HTTP that is not GraphQL itself: security headers, CORS, health, console, widget, demo page. */
export function serveWeb(app: NestExpressApplication, config: Config, demoWidgetKey: () => string | null): void {
  const server = app.getHttpAdapter().getInstance() as express.Express;
  const contexts = app.get(ContextFactory);
  const health = app.get(Health);
  server.disable('x-powered-by');
  server.set('trust proxy', 'loopback');
  server.use(securityHeaders(config));
  server.get('/health/live', (_request, response) => void response.json({ live: true }));
  server.get('/health/ready', (_request, response, next) => {
    health.ready().then((state) => response.status(state.ready ? 200 : 503).json(state), next);
  });
  server.use('/graphql', cors(contexts), express.json({ limit: BODY_LIMIT, strict: true }), tallyMiddleware);
  server.use('/graphql', (error: Error, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const { status, body } = transportError(error);
    response.status(status).json(body);
  });
  server.use('/api/documents', uploadDocuments(contexts, app.get(DocumentUseCases)));
  server.use('/console', express.static(path.join(DIST, 'console'), { setHeaders: cacheByHash }));
  // The widget is loaded by pages of any origin; whether it may talk is the allow-list's to say.
  const widget = express.static(path.join(DIST, 'widget'), { setHeaders: publicScript });
  server.use('/widget', widget);
  server.get('/widget.js', (request, response, next) => {
    request.url = '/widget.js';
    widget(request, response, next);
  });
  serveDemo(server, demoWidgetKey);
}

function serveDemo(server: express.Express, demoWidgetKey: () => string | null): void {
  server.use((request, response, next) => {
    const key = demoWidgetKey();
    if (request.method !== 'GET' || key === null) {
      if (request.method === 'GET' && request.path === '/') return response.redirect('/console/');
      return next();
    }
    const name = request.path === '/' ? 'index.html' : request.path.replace(/^\//, '');
    const file = path.join(DEMO_SITE, name);
    if (!/^[a-z0-9-]+\.html$/.test(name) || !existsSync(file)) return next();
    const origin = `${request.protocol}://${request.get('host') ?? ''}`;
    response.type('html').send(readFileSync(file, 'utf8').replaceAll('{{WIDGET_KEY}}', key).replaceAll('{{API_ORIGIN}}', origin));
  });
  server.use('/', express.static(DEMO_SITE, { index: false, extensions: [] }));
}

/** Exact origins only: the server's own, and those that a workspace has listed. */
function cors(contexts: ContextFactory) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { origin, host } = request.headers;
    if (origin === undefined) return next();
    contexts
      .admits(origin, host)
      .then((admitted) => {
        response.vary('Origin');
        if (admitted) {
          response.setHeader('Access-Control-Allow-Origin', origin);
          response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
          response.setHeader('Access-Control-Allow-Methods', 'POST');
          response.setHeader('Access-Control-Expose-Headers', 'retry-after');
          response.setHeader('Access-Control-Max-Age', String(HOUR_S));
        }
        if (request.method === 'OPTIONS') response.status(admitted ? 204 : 403).end();
        else if (admitted || contexts.isOwn(origin, host)) next();
        else response.status(403).json({ errors: [{ message: `Pages of ${origin} may not use this API. An admin can add the origin in the console under Settings → Widget.`, extensions: { code: 'FORBIDDEN' } }] });
      })
      .catch(next);
  };
}

function securityHeaders(config: Config) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The console's and the widget's component styles are inserted at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.PUBLIC_URL?.startsWith('https:') ? { maxAge: 365 * 24 * HOUR_S } : false,
    crossOriginResourcePolicy: { policy: 'same-site' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  });
}

function cacheByHash(response: Response, file: string): void {
  response.setHeader('Cache-Control', /-[\w-]{8}\.(js|css)$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
}

function publicScript(response: Response, file: string): void {
  cacheByHash(response, file);
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Access-Control-Allow-Origin', '*');
}
