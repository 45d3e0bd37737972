package org.handshakedoctor.core.analysis;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// Which failures a report is about. A failure must satisfy every part that is set, the other way
/// round where the part is inverted; a part that is disabled is kept for later and asks nothing.
///
/// @param search what the user typed; an empty text finds everything
/// @param entries ids of explanations, empty for all of them
/// @param clients the addresses asked for, empty for all
/// @param time failures without a time are in no range but [TimeRange#ALL]
/// @param inverted those of the parts that must not be satisfied
/// @param disabled those of the parts that are kept for later
public record Filter(
    Search search,
    Set<String> entries,
    Set<IpAddress> clients,
    TimeRange time,
    Set<Part> inverted,
    Set<Part> disabled) {

  public static final Filter NONE =
      new Filter(
          new Search("", Set.of()), Set.of(), Set.of(), TimeRange.ALL, Set.of(), Set.of());

  /// What a filter can ask for.
  public enum Part {
    SEARCH,
    ENTRIES,
    CLIENTS,
    TIME
  }

  /// A part that asks nothing is neither inverted nor disabled.
  public Filter {
    entries = Set.copyOf(entries);
    clients = Set.copyOf(clients);
    Set<Part> set = EnumSet.noneOf(Part.class);
    if (!search.text().isEmpty()) {
      set.add(Part.SEARCH);
    }
    if (!entries.isEmpty()) {
      set.add(Part.ENTRIES);
    }
    if (!clients.isEmpty()) {
      set.add(Part.CLIENTS);
    }
    if (!time.equals(TimeRange.ALL)) {
      set.add(Part.TIME);
    }
    inverted = both(inverted, set);
    disabled = both(disabled, set);
  }

  /// A text to be found in the address, or in the words of the failure.
  ///
  /// @param text found without regard to case
  /// @param named ids of the explanations whose name has the text in it, in the reader's language
  public record Search(String text, Set<String> named) {
    public Search {
      named = Set.copyOf(named);
    }
  }

  /// Another search, inverted if the present one is.
  public Filter withSearch(Search wanted) {
    return new Filter(
        wanted, entries, clients, time, inverted, except(disabled, Part.SEARCH));
  }

  public Filter withEntries(Set<String> wanted) {
    return new Filter(
        search,
        wanted,
        clients,
        time,
        except(inverted, Part.ENTRIES),
        except(disabled, Part.ENTRIES));
  }

  /// @param wanted the only address, or null for all
  public Filter withClient(@Nullable IpAddress wanted) {
    return withClients(wanted == null ? Set.of() : Set.of(wanted), false);
  }

  /// @param leftOut whether it is these addresses that are not asked for
  public Filter withClients(Set<IpAddress> wanted, boolean leftOut) {
    Set<Part> turned =
        leftOut ? with(inverted, Part.CLIENTS) : except(inverted, Part.CLIENTS);
    return new Filter(search, entries, wanted, time, turned, except(disabled, Part.CLIENTS));
  }

  /// Without this address, beside those that are left out already.
  public Filter without(IpAddress address) {
    Set<IpAddress> leftOut = new HashSet<>(inverted.contains(Part.CLIENTS) ? clients : Set.of());
    leftOut.add(address);
    return withClients(leftOut, true);
  }

  public Filter withTime(TimeRange wanted) {
    return new Filter(
        search,
        entries,
        clients,
        wanted,
        except(inverted, Part.TIME),
        except(disabled, Part.TIME));
  }

  public Filter withInverted(Part part, boolean now) {
    return new Filter(
        search, entries, clients, time, now ? with(inverted, part) : except(inverted, part), disabled);
  }

  public Filter withDisabled(Part part, boolean now) {
    return new Filter(
        search, entries, clients, time, inverted, now ? with(disabled, part) : except(disabled, part));
  }

  /// Without what this part asks for.
  public Filter cleared(Part part) {
    return switch (part) {
      case SEARCH -> withSearch(NONE.search);
      case ENTRIES -> withEntries(Set.of());
      case CLIENTS -> withClient(null);
      case TIME -> withTime(TimeRange.ALL);
    };
  }

  /// The parts that ask for something or are kept for later.
  public Set<Part> parts() {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (Part part : Part.values()) {
      if (!cleared(part).equals(this)) {
        parts.add(part);
      }
    }
    return parts;
  }

  /// The same failures, without the parts that are only kept for later.
  public Filter effective() {
    Filter rest = this;
    for (Part part : disabled) {
      rest = rest.cleared(part);
    }
    return rest;
  }

  /// The only address asked for; null if there is none or several.
  public @Nullable IpAddress client() {
    boolean one = clients.size() == 1 && !inverted.contains(Part.CLIENTS);
    return one ? clients.iterator().next() : null;
  }

  /// Whether every failure passes.
  public boolean isEmpty() {
    return effective().equals(NONE);
  }

  private static Set<Part> both(Set<Part> some, Set<Part> others) {
    Set<Part> both = new HashSet<>(some);
    both.retainAll(others);
    return Set.copyOf(both);
  }

  private static Set<Part> with(Set<Part> some, Part part) {
    Set<Part> more = new HashSet<>(some);
    more.add(part);
    return more;
  }

  private static Set<Part> except(Set<Part> some, Part part) {
    Set<Part> fewer = new HashSet<>(some);
    fewer.remove(part);
    return fewer;
  }
}
