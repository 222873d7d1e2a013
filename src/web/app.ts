/** The web application on one screen: every middleware and every room of routes, in the order a request meets them. */
import express, { type Express } from 'express';
import type { Services } from '../services/index.js';
import { loadLocales, translators } from '../shared/locales.js';
import { ProblemError, problem } from '../shared/problem.js';
import { addApi } from './api/index.js';
import { loadAssets } from './assets.js';
import { showErrors } from './errors.js';
import { chooseLanguage } from './language.js';
import { type Log, logRequests } from './log.js';
import { prepareViews } from './render.js';
import { addAccessTokenRoutes } from './routes/access-tokens.js';
import { addAccountRoutes } from './routes/account.js';
import { addAuditRoutes } from './routes/audit.js';
import { addCommentRoutes } from './routes/comments.js';
import { addCountingRoutes } from './routes/counting.js';
import { addHealthRoutes } from './routes/health.js';
import { addLabPeopleRoutes } from './routes/lab-people.js';
import { addMembersRoutes } from './routes/members.js';
import { addOrganiserRoutes } from './routes/organiser.js';
import { addPublicRoutes } from './routes/public.js';
import { addReportRoutes } from './routes/report.js';
import { addReportComposeRoutes } from './routes/report-compose.js';
import { addReportPlanRoutes } from './routes/report-plans.js';
import { addReportPublishRoutes } from './routes/report-publish.js';
import { addResultRoutes } from './routes/result.js';
import { addSignInRoutes } from './routes/sign-in.js';
import { addStatementRoutes } from './routes/statement.js';
import { addRespondentRoutes } from './routes/surveys.js';
import { addVotingRoutes } from './routes/voting.js';
import { addWebhookRoutes } from './routes/webhooks.js';
import { addWelcomeRoutes } from './routes/welcome.js';
import { cookiesFor } from './security/cookies.js';
import { refuseCrossSite } from './security/cross-site.js';
import { doorsOf, type VisitorLocals } from './security/door.js';
import { slowDownFloods } from './security/floods.js';
import { setSecurityHeaders } from './security/headers.js';
import { recogniseSession } from './security/session.js';

/** The Express application over these services; `synthetic` puts the demonstration's banner on every page. */
export function buildApp(services: Services, log: Log, { synthetic = false } = {}): Express {
  const { config, randomness, storage } = services.context;
  const app = express();
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.set('env', 'production');
  app.disable('x-powered-by');
  const assets = loadAssets();
  prepareViews(app, { assets, translators: translators(loadLocales()), synthetic });
  app.use(logRequests(log, randomness));
  app.use(setSecurityHeaders());
  app.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    Object.assign(response.locals, { account: null, session: null, language: 'en' } satisfies VisitorLocals);
    next();
  });
  const door = doorsOf(app, { storage, accessTokens: services.people.accessTokens });
  door('GET /assets/:version/:name', assets.handle);
  const cookies = cookiesFor(config.baseUrl);
  app.use(chooseLanguage(cookies));
  app.use(refuseCrossSite(new URL(config.baseUrl).origin));
  app.use(slowDownFloods());
  app.use(recogniseSession(cookies, services.people.sessions));
  app.use('/api/', express.json({ limit: '16kb' }));
  app.use(express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 2000 }));

  // Members first: a request tries one room after the other.
  addVotingRoutes(door, services, cookies);
  addRespondentRoutes(door, services, cookies);
  addApi(door, services);
  addHealthRoutes(door, services);
  addMembersRoutes(door, services);
  addStatementRoutes(door);
  addCountingRoutes(door);
  addSignInRoutes(door, services, cookies);
  addWelcomeRoutes(door, services, cookies);
  addAccountRoutes(door, services, cookies);
  addLabPeopleRoutes(door, services);
  addAccessTokenRoutes(door, services);
  addWebhookRoutes(door, services);
  addReportPlanRoutes(door, services);
  addCommentRoutes(door, services);
  addReportComposeRoutes(door, services);
  addReportPublishRoutes(door, services);
  addReportRoutes(door, services);
  addAuditRoutes(door, services);
  addResultRoutes(door, services);
  addOrganiserRoutes(door, services);
  addPublicRoutes(door, services);

  app.use(() => {
    throw new ProblemError(problem('not-found'));
  });
  app.use(showErrors(log));
  return app;
}
