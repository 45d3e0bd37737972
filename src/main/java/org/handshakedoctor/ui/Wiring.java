package org.handshakedoctor.ui;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.lookup.ErrorLookup;
import org.handshakedoctor.core.meaning.LineMeanings;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.dns.DnsResolver;
import org.handshakedoctor.core.networks.dns.Resolver;
import org.handshakedoctor.core.remote.LogCache;
import org.handshakedoctor.core.settings.SettingsFile;
import org.handshakedoctor.core.ssh.SshConnector;
import org.handshakedoctor.core.update.ReleaseFeed;
import org.handshakedoctor.core.update.Version;
import org.handshakedoctor.ui.actions.Actions;
import org.handshakedoctor.ui.clients.ClientsController;
import org.handshakedoctor.ui.compare.CompareController;
import org.handshakedoctor.ui.explanation.ExplanationController;
import org.handshakedoctor.ui.explanation.SeeAlso;
import org.handshakedoctor.ui.fx.Overlay;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.fx.Views;
import org.handshakedoctor.ui.keys.KeysController;
import org.handshakedoctor.ui.lines.LinesController;
import org.handshakedoctor.ui.lookup.LookupController;
import org.handshakedoctor.ui.main.FilterBarController;
import org.handshakedoctor.ui.main.FollowController;
import org.handshakedoctor.ui.main.MainController;
import org.handshakedoctor.ui.main.OlderPartsController;
import org.handshakedoctor.ui.main.ReadingBarController;
import org.handshakedoctor.ui.main.StatusBarController;
import org.handshakedoctor.ui.main.ToolBarController;
import org.handshakedoctor.ui.notes.NotesController;
import org.handshakedoctor.ui.overview.OverviewController;
import org.handshakedoctor.ui.palette.PaletteController;
import org.handshakedoctor.ui.preferences.PreferencesController;
import org.handshakedoctor.ui.problems.ProblemsController;
import org.handshakedoctor.ui.remote.ServerOpening;
import org.handshakedoctor.ui.rules.RulesController;
import org.handshakedoctor.ui.save.SaveReport;
import org.handshakedoctor.ui.session.AddressKnowledge;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.ComparisonSession;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.session.Preferences;
import org.handshakedoctor.ui.session.RecentLogs;
import org.handshakedoctor.ui.session.Sessions;
import org.handshakedoctor.ui.session.Workspace;
import org.handshakedoctor.ui.sources.SourcesController;
import org.handshakedoctor.ui.timeline.TimelineController;
import org.handshakedoctor.ui.update.UpdateController;
import org.handshakedoctor.ui.welcome.LogOpening;
import org.handshakedoctor.ui.welcome.SessionFiles;
import org.handshakedoctor.ui.welcome.WelcomeController;
import org.handshakedoctor.ui.who.WhoWords;
import org.jspecify.annotations.Nullable;

/// The one place where objects are made and handed to each other.
public final class Wiring {
  private final ErrorCatalog catalog = ErrorCatalog.bundled();
  private final ErrorLookup lookup = new ErrorLookup(catalog);
  private final NetworkDirectory networks = NetworkDirectory.bundledLater();
  private final ReleaseFeed feed = ReleaseFeed.bundled();
  private final Consumer<String> open;
  private final Preferences preferences;
  private final AnalysisSession session;
  private final AddressKnowledge knowledge;
  private final ComparisonSession comparing;
  private final Explanations explanations;
  private final Workspace workspace;

  /// @param open shows a document, by its URI, in the program that the system has for it
  public Wiring(SettingsFile settings, Consumer<String> open) {
    this(settings, open, DnsResolver::ofThisComputer);
  }

  /// @param open shows a document, by its URI, in the program that the system has for it
  /// @param resolver whom to ask for names of addresses
  public Wiring(SettingsFile settings, Consumer<String> open, Supplier<Resolver> resolver) {
    this.open = open;
    preferences = new Preferences(settings);
    knowledge = new AddressKnowledge(preferences, resolver);
    Analyzer analyzer = new Analyzer(new CatalogClassifier(catalog));
    session = new AnalysisSession(catalog, networks, analyzer);
    comparing = new ComparisonSession(session, analyzer);
    explanations = new Explanations(session);
    workspace = new Workspace(session, preferences);
    RecentLogs.keep(session, preferences);
  }

  public AnalysisSession session() {
    return session;
  }

  public ComparisonSession comparing() {
    return comparing;
  }

  public Explanations explanations() {
    return explanations;
  }

  public Workspace workspace() {
    return workspace;
  }

  public Preferences preferences() {
    return preferences;
  }

  public AddressKnowledge knowledge() {
    return knowledge;
  }

  /// Loads views in the language that is set now. What they show lives in the session, so a window
  /// can be made again in another language without losing anything.
  public Views views() {
    Locale locale = preferences.locale();
    WhoWords who = who();
    Texts texts = who.texts();
    ServerOpening servers =
        new ServerOpening(
            session,
            new SshConnector(),
            LogCache.ofThisUser(),
            new Wording(catalog, locale),
            texts);
    SessionFiles sessions =
        new SessionFiles(new Sessions(session, comparing, workspace, preferences, catalog), texts);
    LogOpening opening = new LogOpening(session, sessions, servers, texts);
    Actions actions = new Actions(() -> preferences.settings().keys());
    Overlay overlay = new Overlay();
    SaveReport saving =
        new SaveReport(
            session,
            texts,
            catalog,
            networks,
            knowledge::locations,
            program(),
            open,
            () -> preferences.settings().habits().maskReports());
    LineMeanings meanings = new LineMeanings(catalog, () -> networks, locale);
    Map<Class<?>, Supplier<Object>> controllers =
        Map.ofEntries(
            controller(
                MainController.class,
                () ->
                    new MainController(
                        session,
                        workspace,
                        explanations,
                        comparing,
                        preferences,
                        opening,
                        sessions,
                        texts,
                        actions,
                        overlay)),
            controller(
                PaletteController.class, () -> new PaletteController(actions, overlay, texts)),
            controller(
                PreferencesController.class,
                () -> new PreferencesController(preferences, actions, overlay, texts)),
            controller(
                OlderPartsController.class,
                () -> new OlderPartsController(session, preferences, texts)),
            controller(KeysController.class, () -> new KeysController(actions, overlay, texts)),
            controller(
                ToolBarController.class,
                () ->
                    new ToolBarController(
                        session,
                        explanations,
                        preferences,
                        opening,
                        saving,
                        catalog,
                        who,
                        workspace,
                        actions)),
            controller(
                FilterBarController.class,
                () -> new FilterBarController(session, catalog, texts, actions)),
            controller(ReadingBarController.class, () -> new ReadingBarController(session, texts)),
            controller(
                StatusBarController.class, () -> new StatusBarController(session, texts, actions)),
            controller(
                NotesController.class,
                () -> new NotesController(session, preferences, catalog, texts)),
            controller(FollowController.class, () -> new FollowController(session, texts)),
            controller(
                SourcesController.class, () -> new SourcesController(session, catalog, texts)),
            controller(
                WelcomeController.class,
                () -> new WelcomeController(preferences, explanations, opening, sessions, texts)),
            controller(
                UpdateController.class,
                () ->
                    new UpdateController(preferences, feed, Version.parse(version()), open, texts)),
            controller(
                ProblemsController.class, () -> new ProblemsController(session, catalog, texts)),
            controller(
                OverviewController.class,
                () -> new OverviewController(session, explanations, texts, catalog)),
            controller(
                TimelineController.class,
                () -> new TimelineController(session, comparing, texts, catalog)),
            controller(
                CompareController.class,
                () -> new CompareController(session, comparing, texts, catalog)),
            controller(
                ClientsController.class,
                () -> new ClientsController(session, explanations, texts, catalog, who)),
            controller(
                LinesController.class,
                () -> new LinesController(session, explanations, texts, meanings)),
            controller(
                ExplanationController.class,
                () ->
                    new ExplanationController(
                        session,
                        texts,
                        catalog,
                        networks,
                        meanings,
                        new SeeAlso(lookup, texts, explanations::explain))),
            controller(
                LookupController.class,
                () -> new LookupController(explanations, lookup, catalog, texts, meanings)),
            controller(
                RulesController.class,
                () -> new RulesController(session, explanations, texts, catalog, networks)));
    Views views =
        new Views(
            texts, type -> Objects.requireNonNull(controllers.get(type), type.getName()).get());
    overlay.setViews(views);
    return views;
  }

  private static @Nullable String version() {
    return Wiring.class.getPackage().getImplementationVersion();
  }

  private static String program() {
    String version = version();
    return version == null ? "Handshake Doctor" : "Handshake Doctor " + version;
  }

  /// What is known of addresses, in the language that is set now.
  public WhoWords who() {
    Locale locale = preferences.locale();
    return new WhoWords(new Texts(locale), new Wording(catalog, locale), networks, knowledge);
  }

  private static <T> Map.Entry<Class<?>, Supplier<Object>> controller(
      Class<T> type, Supplier<T> maker) {
    return Map.entry(type, maker::get);
  }
}
