import { ApolloProvider } from '@apollo/client/react';
import { lazy, useMemo, type ReactElement } from 'react';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { Navigate, Route } from 'react-router-dom';
import { SetPasswordPage } from './auth/set-password-page';
import { SignInPage } from './auth/sign-in-page';
import { CuratedPage } from './curated/curated-page';
import { InboxPage } from './conversations/inbox-page';
import { DocumentCreate } from './documents/document-form';
import { DocumentList } from './documents/document-list';
import { DocumentPage } from './documents/document-page';
import { ConflictsPage } from './facts/conflicts-page';
import { SearchPage } from './knowledge/search-page';
import { AppLayout } from './layout/app-layout';
import { loadPart } from './layout/load-part';
import { ScrollPage } from './layout/scroll-page';
import { PlaygroundPage } from './playground/playground-page';
import { createApollo } from './providers/apollo-client';
import { createAuthProvider } from './providers/auth-provider';
import { createDataProvider } from './providers/data-provider';
import { darkTheme, lightTheme } from './providers/theme';
import { ProtectionPage } from './protection/protection-page';
import { RuleHistoryPage } from './rules/history-page';
import { RuleCreate, RuleEdit } from './rules/rule-form';
import { RuleList } from './rules/rule-list';
import { SettingsPage } from './settings/settings-page';
import { SourceList } from './sources/source-list';
import { SourceDetailPage } from './sources/source-page';
import { TagCreate, TagEdit } from './tags/tag-form';
import { TagList } from './tags/tag-list';

/** The charts come when the dashboard is opened. */
const DashboardPage = lazy(async () => ({ default: (await loadPart(() => import('./analytics/dashboard-page'))).DashboardPage }));

/** A screen below the frame, in its own scrolling region. */
function scrolled(Screen: () => ReactElement): () => ReactElement {
  return function Scrolled() {
    return <ScrollPage><Screen /></ScrollPage>;
  };
}
const documents = { list: scrolled(DocumentList), create: scrolled(DocumentCreate), edit: scrolled(DocumentPage) };
const tags = { list: scrolled(TagList), create: scrolled(TagCreate), edit: scrolled(TagEdit) };
const rules = { list: scrolled(RuleList), create: scrolled(RuleCreate), edit: scrolled(RuleEdit) };

/** The console. */
export function App(): ReactElement {
  const { client, authProvider, dataProvider } = useMemo(() => {
    const apollo = createApollo();
    return { client: apollo, authProvider: createAuthProvider(apollo), dataProvider: createDataProvider(apollo) };
  }, []);
  return (
    <ApolloProvider client={client}>
      <Admin authProvider={authProvider} dataProvider={dataProvider} layout={AppLayout} loginPage={SignInPage} lightTheme={lightTheme} darkTheme={darkTheme} title="Chatref" requireAuth disableTelemetry>
        <Resource name="documents" {...documents} recordRepresentation="title" />
        <Resource name="tags" {...tags} recordRepresentation="name" />
        <Resource name="rules" {...rules} recordRepresentation="name" />
        <Resource name="agents" recordRepresentation="name" />
        <Resource name="apiKeys" recordRepresentation="name" />
        <CustomRoutes noLayout>
          <Route path="/set-password" element={<SetPasswordPage />} />
        </CustomRoutes>
        <CustomRoutes>
          <Route path="/" element={<Navigate to="/inbox" replace />} />
          <Route path="/inbox" element={<InboxPage />} />
          <Route path="/inbox/:view" element={<InboxPage />} />
          <Route path="/inbox/:view/:id" element={<InboxPage />} />
          <Route path="/dashboard" element={<ScrollPage><DashboardPage /></ScrollPage>} />
          <Route path="/sources" element={<ScrollPage><SourceList /></ScrollPage>} />
          <Route path="/sources/:id" element={<ScrollPage><SourceDetailPage /></ScrollPage>} />
          <Route path="/protection" element={<ScrollPage><ProtectionPage /></ScrollPage>} />
          <Route path="/rules/history" element={<ScrollPage><RuleHistoryPage /></ScrollPage>} />
          <Route path="/answers" element={<CuratedPage />} />
          <Route path="/contradictions" element={<ConflictsPage />} />
          <Route path="/search" element={<SearchPage />} />
          <Route path="/playground" element={<PlaygroundPage />} />
          <Route path="/playground/:section" element={<PlaygroundPage />} />
          <Route path="/settings" element={<ScrollPage><SettingsPage /></ScrollPage>} />
          <Route path="/settings/:section" element={<ScrollPage><SettingsPage /></ScrollPage>} />
        </CustomRoutes>
      </Admin>
    </ApolloProvider>
  );
}
