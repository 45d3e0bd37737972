package org.handshakedoctor.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.settings.SettingsFile;
import org.handshakedoctor.core.source.LogLocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class WorkspaceTest {
  private static final IpAddress SOMEBODY = Objects.requireNonNull(IpAddress.parse("192.0.2.1"));

  @TempDir Path folder;
  private long now;
  private AnalysisSession session;
  private Preferences preferences;
  private Workspace workspace;

  @BeforeEach
  void start() {
    ErrorCatalog catalog = ErrorCatalog.bundled();
    session =
        new AnalysisSession(
            catalog, NetworkDirectory.bundled(), new Analyzer(new CatalogClassifier(catalog)));
    preferences = new Preferences(new SettingsFile(folder.resolve("settings.json")));
    workspace = new Workspace(session, preferences, () -> now);
  }

  @Test
  void eachFilterAndPaneIsOneStep() {
    Filter filter = Filter.NONE.withClient(SOMEBODY);
    session.filterProperty().set(filter);
    workspace.paneProperty().set(Pane.LINES);

    workspace.back();
    assertThat(workspace.paneProperty().get()).isEqualTo(Pane.OVERVIEW);
    assertThat(session.filterProperty().get()).isEqualTo(filter);
    workspace.back();
    assertThat(session.filterProperty().get()).isEqualTo(Filter.NONE);
    assertThat(workspace.canGoBack()).isFalse();
    workspace.forward();
    workspace.forward();
    assertThat(workspace.paneProperty().get()).isEqualTo(Pane.LINES);
    assertThat(workspace.canGoForward()).isFalse();
  }

  @Test
  void aWordThatIsTypedIsOneStepAndAnotherWordLaterIsAnother() {
    type("c", "ce", "cert");
    now += TimeUnit.SECONDS.toNanos(2);
    type("certi");

    workspace.back();
    assertThat(session.filterProperty().get().search().text()).isEqualTo("cert");
    workspace.back();
    assertThat(session.filterProperty().get()).isEqualTo(Filter.NONE);
  }

  @Test
  void aBrushThatIsDraggedIsOneStep() {
    for (int end = 10; end < 100; end++) {
      session.filterProperty().set(Filter.NONE.withTime(new TimeRange(0, end)));
    }

    workspace.back();
    assertThat(session.filterProperty().get()).isEqualTo(Filter.NONE);
    assertThat(workspace.canGoBack()).isFalse();
  }

  @Test
  void otherLogsBeginAnew() {
    session.filterProperty().set(Filter.NONE.withClient(SOMEBODY));
    workspace.paneProperty().set(Pane.RULES);

    session.open(List.of(new LogLocation.Pasted("log", "nothing\n")));

    assertThat(workspace.canGoBack()).isFalse();
    assertThat(workspace.paneProperty().get()).isEqualTo(Pane.OVERVIEW);
    session.close();
  }

  @Test
  void whatIsFoldedStaysFolded() {
    workspace.timelineShownProperty().set(false);

    Workspace next = new Workspace(session, preferences);
    assertThat(next.timelineShownProperty().get()).isFalse();
    assertThat(next.detailShownProperty().get()).isTrue();
  }

  private void type(String... texts) {
    for (String text : texts) {
      session
          .filterProperty()
          .set(Filter.NONE.withSearch(new Filter.Search(text, Set.of())));
    }
  }
}
