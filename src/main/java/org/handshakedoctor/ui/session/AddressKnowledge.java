package org.handshakedoctor.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.SpecialRange;
import org.handshakedoctor.core.networks.dns.HostAnswer;
import org.handshakedoctor.core.networks.dns.HostLookup;
import org.handshakedoctor.core.networks.dns.Resolver;
import org.handshakedoctor.core.networks.mmdb.Location;
import org.handshakedoctor.core.networks.mmdb.LocationDatabase;
import org.handshakedoctor.core.networks.mmdb.LocationException;
import org.handshakedoctor.core.settings.Settings.AddressSources;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.fx.FxThread;
import org.jspecify.annotations.Nullable;

/// What is known of addresses beyond the bundled lists: names that were asked for since the program
/// began, and databases that the user has chosen. Lives on the FX thread, but what is known can be
/// read by any.
public final class AddressKnowledge {
  private final Preferences preferences;
  private final Supplier<Resolver> resolver;
  private final Map<IpAddress, HostAnswer> answers = new ConcurrentHashMap<>();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Asking> asking = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable LocationException> problem =
      new ReadOnlyObjectWrapper<>();
  private volatile LocationDatabase locations = LocationDatabase.NONE;
  private CancellationToken cancelled = new CancellationToken();

  /// Counts the choices of databases: one that was read too late is not taken.
  private int choices;

  /// @param done of how many addresses an answer has come
  public record Asking(int done, int all) {}

  /// @param resolver is made when the first name is asked for
  public AddressKnowledge(Preferences preferences, Supplier<Resolver> resolver) {
    this.preferences = preferences;
    this.resolver = resolver;
    List<Path> files = files();
    if (!files.isEmpty()) {
      read(files, true);
    }
  }

  /// Grows when something becomes known or forgotten.
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /// How far the asking is; null while nobody asks.
  public ReadOnlyObjectProperty<@Nullable Asking> askingProperty() {
    return asking.getReadOnlyProperty();
  }

  /// Why the last choice of databases could not be read; null if it could.
  public ReadOnlyObjectProperty<@Nullable LocationException> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// For any thread.
  public Location location(IpAddress address) {
    return locations.find(address);
  }

  /// For any thread. Null if the address was never asked for.
  public @Nullable HostAnswer host(IpAddress address) {
    return answers.get(address);
  }

  /// For any thread.
  public boolean hasHosts() {
    return !answers.isEmpty();
  }

  /// For any thread.
  public LocationDatabase locations() {
    return locations;
  }

  /// Those of these addresses that an answer is missing of, and that are anybody else's business.
  public List<IpAddress> unasked(List<IpAddress> addresses) {
    return addresses.stream()
        .filter(address -> SpecialRange.of(address) == null)
        .filter(address -> !isSettled(answers.get(address)))
        .distinct()
        .limit(HostLookup.MOST)
        .toList();
  }

  /// Whether the user has agreed once and for all.
  public boolean mayAsk() {
    return preferences.settings().addressSources().askNames();
  }

  public void setMayAsk(boolean may) {
    AddressSources present = preferences.settings().addressSources();
    preferences.change(
        settings -> settings.withAddressSources(new AddressSources(may, present.databases())));
    touch();
  }

  /// Sends these addresses to the name server. Whoever calls this has asked the user.
  public void ask(List<IpAddress> addresses) {
    List<IpAddress> wanted = unasked(addresses);
    if (wanted.isEmpty() || asking.get() != null) {
      return;
    }
    CancellationToken token = new CancellationToken();
    cancelled = token;
    asking.set(new Asking(0, wanted.size()));
    Background.run(
        () -> {
          new HostLookup(resolver.get())
              .ask(
                  wanted,
                  token,
                  (address, answer) -> {
                    answers.put(address, answer);
                    FxThread.INSTANCE.execute(() -> progress(token));
                  });
          return token;
        },
        this::finish);
  }

  public void stopAsking() {
    cancelled.cancel();
    finish(cancelled);
  }

  /// Reads databases in the background and takes them in place of the present ones; on trouble the
  /// present ones stay.
  public void choose(List<Path> files) {
    read(files.stream().map(Path::toAbsolutePath).toList(), false);
  }

  /// Lets go of a file.
  public void forget(Path file) {
    List<Path> rest = new ArrayList<>(files());
    rest.remove(file);
    read(rest, true);
  }

  /// The databases of the settings, also those that could not be read.
  public List<Path> files() {
    return preferences.settings().addressSources().databases().stream().map(Path::of).toList();
  }

  /// Ends everything that goes on.
  public void close() {
    stopAsking();
    choices++;
    locations.close();
  }

  /// @param lenient whether to take the others when one of them cannot be read
  private void read(List<Path> files, boolean lenient) {
    int mine = ++choices;
    Background.run(
        () -> {
          AtomicReference<@Nullable LocationException> trouble = new AtomicReference<>();
          return new Read(LocationDatabase.openWhatCanBe(files, trouble::set), trouble.get());
        },
        read -> take(read, files, lenient, mine));
  }

  private void take(Read read, List<Path> files, boolean lenient, int choice) {
    LocationException trouble = read.problem();
    if (choice != choices) {
      read.database().close();
      return;
    }
    problem.set(trouble);
    if (trouble != null && !lenient) {
      read.database().close();
    } else {
      LocationDatabase old = locations;
      locations = read.database();
      old.close();
      List<String> paths = files.stream().map(Path::toString).toList();
      AddressSources present = preferences.settings().addressSources();
      if (!present.databases().equals(paths)) {
        preferences.change(
            settings -> settings.withAddressSources(new AddressSources(present.askNames(), paths)));
      }
    }
    touch();
  }

  /// An answer that may be another one next time is asked for again.
  private static boolean isSettled(@Nullable HostAnswer answer) {
    return answer != null && !(answer instanceof HostAnswer.Unanswered);
  }

  private void progress(CancellationToken token) {
    Asking now = asking.get();
    if (token == cancelled && now != null) {
      asking.set(new Asking(now.done() + 1, now.all()));
    }
  }

  private void finish(CancellationToken token) {
    if (token == cancelled && asking.get() != null) {
      asking.set(null);
      touch();
    }
  }

  private void touch() {
    changes.set(changes.get() + 1);
  }

  private record Read(LocationDatabase database, @Nullable LocationException problem) {}
}
