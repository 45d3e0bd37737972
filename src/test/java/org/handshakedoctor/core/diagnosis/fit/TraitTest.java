package org.handshakedoctor.core.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.core.diagnosis.fit.Answer.DOES_NOT;
import static org.handshakedoctor.core.diagnosis.fit.Answer.HOLDS;
import static org.handshakedoctor.core.diagnosis.fit.Answer.UNKNOWN;
import static org.handshakedoctor.core.diagnosis.fit.Story.neighbour;
import static org.handshakedoctor.core.diagnosis.fit.Story.stranger;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each trait with logs that show it, do not show it, and cannot tell.
class TraitTest {
  private static final String KEY = "bad key share";
  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;

  static Stream<Arguments> cases() {
    return Stream.of(
        is(Trait.ONE_CLIENT, HOLDS, "five of one", times(5, i -> stranger(1), i -> i)),
        is(Trait.ONE_CLIENT, DOES_NOT, "five of five", times(5, Story::stranger, i -> i)),
        is(Trait.ONE_CLIENT, UNKNOWN, "four are too few", times(4, i -> stranger(1), i -> i)),
        is(Trait.FEW_CLIENTS, HOLDS, "five, twice", times(10, i -> stranger(i % 5), i -> i)),
        is(Trait.FEW_CLIENTS, DOES_NOT, "five, once", times(5, Story::stranger, i -> i)),
        is(Trait.FEW_CLIENTS, DOES_NOT, "six, twice", times(12, i -> stranger(i % 6), i -> i)),
        is(Trait.FEW_CLIENTS, UNKNOWN, "two, twice", times(4, i -> stranger(i % 2), i -> i)),
        is(Trait.MANY_CLIENTS, HOLDS, "ten", times(10, Story::stranger, i -> i)),
        is(Trait.MANY_CLIENTS, DOES_NOT, "nine", times(9, Story::stranger, i -> i)),
        is(Trait.MANY_CLIENTS, UNKNOWN, "one line", times(1, Story::stranger, i -> i)),
        is(Trait.ONE_NETWORK, HOLDS, "five neighbours", times(5, Story::neighbour, i -> i)),
        is(
            Trait.ONE_NETWORK,
            HOLDS,
            "one of five elsewhere",
            times(5, i -> i == 0 ? stranger(7) : neighbour(i), i -> i)),
        is(
            Trait.ONE_NETWORK,
            HOLDS,
            "an IPv6 network",
            times(5, i -> "2a01:4f8:1:2::" + (i + 1), i -> i)),
        is(Trait.ONE_NETWORK, DOES_NOT, "two machines", times(8, i -> neighbour(i % 2), i -> i)),
        is(Trait.ONE_NETWORK, DOES_NOT, "strangers", times(5, Story::stranger, i -> i)),
        is(Trait.ONE_NETWORK, UNKNOWN, "three lines", times(3, Story::neighbour, i -> i)),
        is(Trait.MANY_NETWORKS, HOLDS, "ten", times(10, Story::stranger, i -> i)),
        is(Trait.MANY_NETWORKS, DOES_NOT, "one", times(30, Story::neighbour, i -> i)),
        is(Trait.MANY_NETWORKS, UNKNOWN, "three lines", times(3, Story::stranger, i -> i)),
        is(
            Trait.SINGLE_LINES,
            HOLDS,
            "one address once an hour",
            times(6, i -> stranger(1), i -> i * HOUR)),
        is(
            Trait.SINGLE_LINES,
            HOLDS,
            "among other errors",
            with(
                times(5, Story::stranger, i -> i * 100),
                (story, i) -> story.fails(i * 100 + 1, stranger(i), "no shared cipher"),
                5)),
        is(
            Trait.SINGLE_LINES,
            DOES_NOT,
            "two at a time",
            times(10, i -> stranger(i / 2), i -> i / 2 * 100 + i % 2)),
        is(Trait.SINGLE_LINES, UNKNOWN, "without times", console()),
        is(Trait.RETURNING, HOLDS, "each hour", times(5, i -> stranger(1), i -> i * HOUR)),
        is(Trait.RETURNING, DOES_NOT, "in a minute", times(9, i -> stranger(1), i -> i)),
        is(Trait.RETURNING, DOES_NOT, "within an hour", times(9, i -> stranger(1), i -> i * 100)),
        is(Trait.RETURNING, DOES_NOT, "each once", times(9, Story::stranger, i -> i * HOUR)),
        is(Trait.RETURNING, UNKNOWN, "three lines", times(3, i -> stranger(1), i -> i * HOUR)),
        is(Trait.BURST, HOLDS, "eight in a minute", times(8, i -> stranger(1), i -> i * 8)),
        is(
            Trait.BURST,
            HOLDS,
            "with other errors",
            with(
                times(5, i -> stranger(1), i -> i),
                (story, i) -> story.fails(i, stranger(1), "no shared cipher"),
                5)),
        is(Trait.BURST, DOES_NOT, "eight in two", times(8, i -> stranger(1), i -> i * 15)),
        is(Trait.BURST, DOES_NOT, "eight addresses", times(8, Story::stranger, i -> i)),
        is(Trait.BURST, UNKNOWN, "without times", console()),
        is(
            Trait.FIXED_INTERVAL,
            HOLDS,
            "each minute",
            times(6, i -> stranger(1), i -> i * 60 + i % 2)),
        is(
            Trait.FIXED_INTERVAL,
            HOLDS,
            "one missed",
            times(8, i -> stranger(1), i -> (i < 4 ? i : i + 1) * 300)),
        is(
            Trait.FIXED_INTERVAL,
            DOES_NOT,
            "now and then",
            times(8, i -> stranger(1), i -> i * i * 60)),
        is(Trait.FIXED_INTERVAL, DOES_NOT, "at once", times(30, i -> stranger(1), i -> i)),
        is(Trait.FIXED_INTERVAL, UNKNOWN, "two lines", times(2, i -> stranger(1), i -> i)),
        is(Trait.EVERY_DAY, HOLDS, "five days", times(5, i -> stranger(1), i -> i * DAY)),
        is(
            Trait.EVERY_DAY,
            DOES_NOT,
            "one of five",
            times(5, i -> stranger(1), i -> i).background(0, 5 * DAY)),
        is(Trait.EVERY_DAY, UNKNOWN, "two days", times(8, i -> stranger(1), i -> i % 2 * DAY)),
        is(
            Trait.SUDDEN_START,
            HOLDS,
            "in the middle of the log",
            times(20, Story::stranger, i -> 5 * HOUR + i * 100).background(0, 10 * HOUR)),
        is(
            Trait.SUDDEN_START,
            DOES_NOT,
            "all the time",
            times(20, Story::stranger, i -> i * 1800).background(0, 10 * HOUR)),
        is(
            Trait.SUDDEN_START,
            DOES_NOT,
            "one burst is one event",
            times(20, i -> stranger(1), i -> 5 * HOUR + i).background(0, 10 * HOUR)),
        is(
            Trait.SUDDEN_START,
            DOES_NOT,
            "in the morning, as everything",
            times(20, Story::stranger, i -> 8 * HOUR + i * 600)
                .background(8 * HOUR, 12 * HOUR)
                .fails(0, stranger(99), "no shared cipher")),
        is(Trait.SUDDEN_START, UNKNOWN, "nothing else", times(20, Story::stranger, i -> i * 100)),
        is(Trait.SUDDEN_START, UNKNOWN, "two lines", times(2, Story::stranger, i -> i)),
        is(
            Trait.SUDDEN_END,
            HOLDS,
            "in the middle of the log",
            times(20, Story::stranger, i -> i * 100).background(0, 10 * HOUR)),
        is(
            Trait.SUDDEN_END,
            DOES_NOT,
            "all the time",
            times(20, Story::stranger, i -> i * 1900).background(0, 10 * HOUR)),
        is(Trait.SUDDEN_END, UNKNOWN, "nothing else", times(20, Story::stranger, i -> i * 100)),
        is(Trait.SEVERAL_REASONS, HOLDS, "half of them", others(3)),
        is(Trait.SEVERAL_REASONS, DOES_NOT, "two of six", others(2)),
        is(Trait.SEVERAL_REASONS, UNKNOWN, "no visitor", console()),
        is(Trait.ONLY_THIS_REASON, HOLDS, "one of six with another", others(1)),
        is(Trait.ONLY_THIS_REASON, DOES_NOT, "two of six", others(2)),
        is(Trait.ONLY_THIS_REASON, UNKNOWN, "no visitor", console()),
        is(Trait.ALSO_VISITS, HOLDS, "half of them", served(3)),
        is(Trait.ALSO_VISITS, DOES_NOT, "two of six", served(2)),
        is(Trait.ALSO_VISITS, UNKNOWN, "no access log", times(6, Story::stranger, i -> i)),
        is(Trait.NEVER_VISITS, HOLDS, "one of six", served(1)),
        is(Trait.NEVER_VISITS, DOES_NOT, "two of six", served(2)),
        is(Trait.NEVER_VISITS, UNKNOWN, "no access log", times(6, Story::stranger, i -> i)),
        is(
            Trait.NEARLY_EVERYBODY,
            HOLDS,
            "six of eleven",
            served(0).visits("8.8.1.1", "8.8.1.2", "8.8.1.3", "8.8.1.4", "8.8.1.5")),
        is(
            Trait.NEARLY_EVERYBODY,
            DOES_NOT,
            "six of thirteen",
            served(0)
                .visits("8.8.1.1", "8.8.1.2", "8.8.1.3", "8.8.1.4", "8.8.1.5", "8.8.1.6")
                .visits("8.8.1.7")),
        is(Trait.NEARLY_EVERYBODY, UNKNOWN, "six of seven", served(0)),
        is(Trait.NEARLY_EVERYBODY, UNKNOWN, "no access log", times(20, Story::stranger, i -> i)),
        is(
            Trait.KNOWN_SCANNER,
            HOLDS,
            "Shadowserver, once",
            times(1, i -> "184.105.247.194", i -> i)),
        is(Trait.KNOWN_SCANNER, DOES_NOT, "strangers", times(5, Story::stranger, i -> i)),
        is(Trait.KNOWN_SCANNER, UNKNOWN, "no visitor", console()),
        is(Trait.KNOWN_MONITOR, HOLDS, "Better Stack", times(5, i -> "5.161.90.230", i -> i)),
        is(Trait.KNOWN_MONITOR, DOES_NOT, "strangers", times(5, Story::stranger, i -> i)),
        is(Trait.KNOWN_MONITOR, UNKNOWN, "no visitor", console()),
        is(Trait.CDN_OR_PROXY, HOLDS, "a CDN", times(5, i -> "162.158.1." + i, i -> i)),
        is(Trait.CDN_OR_PROXY, HOLDS, "a proxy", times(5, i -> "10.0.0.5", i -> i)),
        is(Trait.CDN_OR_PROXY, DOES_NOT, "strangers", times(5, Story::stranger, i -> i)),
        is(Trait.CDN_OR_PROXY, UNKNOWN, "no visitor", console()),
        is(Trait.PRIVATE_ADDRESSES, HOLDS, "a proxy", times(5, i -> "10.0.0.5", i -> i)),
        is(Trait.PRIVATE_ADDRESSES, DOES_NOT, "a CDN", times(5, i -> "162.158.1." + i, i -> i)),
        is(Trait.PRIVATE_ADDRESSES, UNKNOWN, "no visitor", console()));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("cases")
  void aLogShowsItOrNotOrCannotTell(Trait trait, Answer answer, String what, Story story) {
    String entry =
        story.report().reasons().stream()
            .map(reason -> reason.cause().entry())
            .filter(Set.of("bad-key-share", "no-protocols-available")::contains)
            .findFirst()
            .orElseThrow();

    assertThat(trait.look(story.context(entry)).answer()).as(what).isEqualTo(answer);
  }

  @Test
  void everyTraitHasACaseForEachAnswer() {
    Map<Trait, Set<Answer>> answers = new EnumMap<>(Trait.class);
    cases()
        .map(Arguments::get)
        .forEach(
            one ->
                answers
                    .computeIfAbsent((Trait) one[0], _ -> EnumSet.noneOf(Answer.class))
                    .add((Answer) one[1]));

    assertThat(answers).containsOnlyKeys(Trait.values());
    assertThat(answers.values()).allMatch(all -> all.size() == Answer.values().length);
  }

  @Test
  void whatWasSeenIsSaidInNumbers() {
    Finding found =
        Trait.ONE_NETWORK.look(times(5, Story::neighbour, i -> i).context("bad-key-share"));

    assertThat(found.phrase()).isEqualTo("trait.one-network");
    assertThat(found.arguments())
        .extracting(Object::toString)
        .isEqualTo(List.of("5", "5", "9.9.9.0/24"));
  }

  private interface Address {
    String of(int number);
  }

  private interface Second {
    int of(int number);
  }

  private interface More {
    void add(Story story, int number);
  }

  private static Arguments is(Trait trait, Answer answer, String name, Story story) {
    return arguments(trait, answer, name, story);
  }

  private static Story times(int count, Address client, Second second) {
    Story story = new Story();
    each(count, i -> story.fails(second.of(i), client.of(i), KEY));
    return story;
  }

  private static Story with(Story story, More more, int count) {
    each(count, i -> more.add(story, i));
    return story;
  }

  /// Six addresses, some of which show another error.
  private static Story others(int count) {
    return with(
        times(6, Story::stranger, i -> i),
        (story, i) -> story.fails(i, stranger(i), "no shared cipher"),
        count);
  }

  /// Six addresses, some of which got in, and one that did and never failed.
  private static Story served(int count) {
    return with(
        times(6, Story::stranger, i -> i).visits("8.8.8.8"),
        (story, i) -> story.visits(stranger(i)),
        count);
  }

  /// Lines without a time and a visitor.
  private static Story console() {
    return with(
        new Story(),
        (story, _) ->
            story.says(
                "SSL_CTX_set_cipher_list(\"HIHG\") failed (SSL: error:0A0000B9:SSL routines::no"
                    + " cipher match)"),
        6);
  }

  private static void each(int count, IntConsumer action) {
    IntStream.range(0, count).forEach(action);
  }
}
