package org.handshakedoctor.ui.session;

import java.util.Set;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.ui.session.Place.Change;
import org.jspecify.annotations.Nullable;

/// How the window is arranged, and the way there: which pane is in front, which are folded away, and
/// the places one can go back to. Lives on the FX thread.
public final class Workspace {
  /// A word that is typed and a brush that is dragged are one step each, however many filters they
  /// make on the way.
  private static final long PAUSE_NANOS = 1_000_000_000;

  private final AnalysisSession session;
  private final Preferences preferences;
  private final LongSupplier clock;
  private final ObjectProperty<Pane> pane = new SimpleObjectProperty<>(Pane.OVERVIEW);
  private final BooleanProperty timelineShown = new SimpleBooleanProperty();
  private final BooleanProperty detailShown = new SimpleBooleanProperty();
  private final ReadOnlyIntegerWrapper steps = new ReadOnlyIntegerWrapper();
  private History<Place> history;
  private Set<Change> last = Set.of();
  private long lastAt;

  /// While a place is taken up, its parts change one after the other.
  private boolean moving;

  public Workspace(AnalysisSession session, Preferences preferences) {
    this(session, preferences, System::nanoTime);
  }

  /// @param clock in nanoseconds from anywhere
  Workspace(AnalysisSession session, Preferences preferences, LongSupplier clock) {
    this.session = session;
    this.preferences = preferences;
    this.clock = clock;
    Settings.Panes panes = preferences.settings().panes();
    timelineShown.set(!panes.timelineFolded());
    detailShown.set(!panes.detailFolded());
    timelineShown.subscribe((_, _) -> remember());
    detailShown.subscribe((_, _) -> remember());
    history = new History<>(here());
    pane.subscribe((_, _) -> visit());
    session.filterProperty().subscribe((_, _) -> visit());
    session.locationsProperty().subscribe((_, _) -> begin());
  }

  public ObjectProperty<Pane> paneProperty() {
    return pane;
  }

  public BooleanProperty timelineShownProperty() {
    return timelineShown;
  }

  public BooleanProperty detailShownProperty() {
    return detailShown;
  }

  /// Grows with every step, back and forward too.
  public ReadOnlyIntegerProperty stepsProperty() {
    return steps.getReadOnlyProperty();
  }

  public boolean canGoBack() {
    return history.canGoBack();
  }

  public boolean canGoForward() {
    return history.canGoForward();
  }

  public void back() {
    take(history.back());
  }

  public void forward() {
    take(history.forward());
  }

  /// Other logs are another story, which begins with its overview.
  private void begin() {
    moving = true;
    pane.set(Pane.OVERVIEW);
    moving = false;
    history = new History<>(here());
    stepped(Set.of());
  }

  private void visit() {
    if (moving) {
      return;
    }
    Place now = here();
    Set<Change> changes = now.changes(history.here());
    if (changes.isEmpty()) {
      return;
    }
    boolean continued =
        changes.equals(last)
            && (changes.equals(Set.of(Change.SEARCH)) || changes.equals(Set.of(Change.TIME)))
            && clock.getAsLong() - lastAt < PAUSE_NANOS;
    if (continued) {
      history.refine(now);
    } else {
      history.go(now);
    }
    stepped(changes);
  }

  private void take(@Nullable Place place) {
    if (place == null) {
      return;
    }
    moving = true;
    session.filterProperty().set(place.filter());
    pane.set(place.pane());
    moving = false;
    stepped(Set.of());
  }

  private void stepped(Set<Change> changes) {
    last = changes;
    lastAt = clock.getAsLong();
    steps.set(steps.get() + 1);
  }

  private Place here() {
    return new Place(pane.get(), session.filterProperty().get());
  }

  private void remember() {
    Settings.Panes panes = new Settings.Panes(!timelineShown.get(), !detailShown.get());
    preferences.change(settings -> settings.withPanes(panes));
  }
}
