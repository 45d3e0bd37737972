package org.handshakedoctor.ui.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.ssh.HostKey;
import org.handshakedoctor.core.ssh.HostKeyVerdict;
import org.handshakedoctor.core.ssh.HostKeyVerdict.Place;
import org.handshakedoctor.core.ssh.SshPrompts.HostKeyQuestion;
import org.handshakedoctor.ui.fx.Texts;

/// What there is to say about a server's key: a pure function of the question.
///
/// @param keys what is shown side by side, each with what it is
/// @param command to be copied, or empty
/// @param about what the command does
/// @param dangerous whether it must end here
record HostKeyPage(
    String header,
    String text,
    List<Shown> keys,
    String about,
    String command,
    String note,
    boolean dangerous) {
  private static final int MOST_PLACES = 3;
  private static final Pattern FINGERPRINT =
      Pattern.compile("SHA256:|(?<![\\w+/])[A-Za-z0-9+/]{43}(?![\\w+/])");

  /// A key, and where it is from.
  record Shown(String what, String kind, String fingerprint, String place) {}

  /// What the clipboard says about the key.
  enum Comparison {
    SAME,
    DIFFERENT,
    NONE;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static HostKeyPage of(HostKeyQuestion question, Texts texts) {
    return switch (question.verdict()) {
      case HostKeyVerdict.Changed changed -> ofChanged(question, changed.places(), texts);
      case HostKeyVerdict.Revoked revoked -> ofRevoked(question, revoked.place(), texts);
      case HostKeyVerdict.Unknown _, HostKeyVerdict.Known _, HostKeyVerdict.Vouched _ ->
          ofUnknown(question, texts);
    };
  }

  static Comparison compare(HostKey key, String clipboard) {
    if (key.isNamedBy(clipboard)) {
      return Comparison.SAME;
    }
    return FINGERPRINT.matcher(clipboard).find() ? Comparison.DIFFERENT : Comparison.NONE;
  }

  private static HostKeyPage ofUnknown(HostKeyQuestion question, Texts texts) {
    HostKey offered = question.offered();
    String file = offered.family().toLowerCase(Locale.ROOT);
    boolean usual = List.of("ed25519", "ecdsa", "rsa").contains(file);
    return new HostKeyPage(
        texts.get("remote.key.unknown.header", question.host()),
        texts.get("remote.key.unknown.text"),
        List.of(shown("", offered, "")),
        texts.get("remote.key.unknown.command"),
        usual ? "ssh-keygen -lf /etc/ssh/ssh_host_" + file + "_key.pub" : "",
        note(question, texts),
        false);
  }

  private static HostKeyPage ofChanged(HostKeyQuestion question, List<Place> places, Texts texts) {
    List<Shown> keys = new ArrayList<>();
    places.stream()
        .limit(MOST_PLACES)
        .forEach(
            place ->
                keys.add(shown(texts.get("remote.key.saved"), place.key(), place(place, texts))));
    keys.add(shown(texts.get("remote.key.offered"), question.offered(), ""));
    return new HostKeyPage(
        texts.get("remote.key.changed.header", question.host()),
        texts.get("remote.key.changed.text"),
        keys,
        texts.get("remote.key.changed.command"),
        "ssh-keygen -R "
            + quoted(question.host())
            + " -f "
            + quoted(places.getFirst().file().toString()),
        note(question, texts),
        true);
  }

  private static HostKeyPage ofRevoked(HostKeyQuestion question, Place place, Texts texts) {
    return new HostKeyPage(
        texts.get("remote.key.revoked.header", question.host()),
        texts.get("remote.key.revoked.text"),
        List.of(
            shown(
                texts.get("remote.key.offered"),
                question.offered(),
                texts.get("remote.key.marked", place(place, texts)))),
        "",
        "",
        note(question, texts),
        true);
  }

  private static Shown shown(String what, HostKey key, String place) {
    return new Shown(
        what, VisibleText.of(key.family()), String.join(" ", key.fingerprintGroups()), place);
  }

  private static String note(HostKeyQuestion question, Texts texts) {
    return question.certificateFault().isEmpty()
        ? ""
        : texts.get("remote.key.certificate", VisibleText.of(question.certificateFault()));
  }

  private static String place(Place place, Texts texts) {
    return texts.get(
        "remote.key.place", VisibleText.of(place.file().toString()), texts.number(place.line()));
  }

  /// For any shell of a person: inside single quotes only a single quote means something.
  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
