package org.handshakedoctor.core.diagnosis.fit;

import java.util.List;
import java.util.stream.Stream;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;

/// Something that must be seen in a log if a cause is to fit it, as the catalogue writes it down.
///
/// A trait by its id; `says:TEXT`, in the lines; `also:ENTRY`, which the same addresses show;
/// `beside:ENTRY`, which the log has. A `!` in front means not, a `|` between two means or.
public sealed interface Condition {

  Finding look(Context context);

  /// @throws IllegalArgumentException if nobody knows what that means
  static Condition of(String text) {
    List<Condition> any = Stream.of(text.split("\\|", -1)).map(Condition::single).toList();
    return any.size() == 1 ? any.getFirst() : new Any(any);
  }

  private static Condition single(String text) {
    if (text.startsWith("!")) {
      return new Not(single(text.substring(1)));
    }
    int colon = text.indexOf(':');
    String value = text.substring(colon + 1);
    return switch (colon < 0 ? "" : text.substring(0, colon)) {
      case "says" -> new Says(value);
      case "also" -> new Also(value);
      case "beside" -> new Beside(value);
      case "" -> {
        Trait trait = Trait.of(text);
        if (trait == null) {
          throw new IllegalArgumentException("no trait: " + text);
        }
        yield new Shows(trait);
      }
      default -> throw new IllegalArgumentException("no condition: " + text);
    };
  }

  record Shows(Trait trait) implements Condition {
    @Override
    public Finding look(Context context) {
      return trait.look(context);
    }
  }

  /// A text that does not depend on how many lines there are: one is enough.
  record Says(String words) implements Condition {
    @Override
    public Finding look(Context context) {
      int saying = context.saying(words);
      boolean holds = Trait.isMost(saying, context.occurrence().failures());
      return new Finding(Answer.of(holds), holds ? "trait.says" : "trait.says.not", List.of(words));
    }
  }

  /// Most of the addresses show this entry as well.
  record Also(String entry) implements Condition {
    @Override
    public Finding look(Context context) {
      int clients = context.occurrence().clients().size();
      int failures = context.occurrence().failures();
      if (clients == 0 || failures < Trait.Limits.ENOUGH) {
        return new Finding(Answer.UNKNOWN, "unknown.few", List.of(failures));
      }
      int also = context.alsoFailing(entry);
      boolean holds = 2L * also >= clients;
      return new Finding(
          Answer.of(holds),
          holds ? "trait.also" : "trait.also.not",
          List.of(new EntryName(entry), also, clients));
    }
  }

  record Beside(String entry) implements Condition {
    @Override
    public Finding look(Context context) {
      boolean holds = context.entries().contains(entry);
      return new Finding(
          Answer.of(holds),
          holds ? "trait.beside" : "trait.beside.not",
          List.of(new EntryName(entry)));
    }
  }

  record Not(Condition condition) implements Condition {
    @Override
    public Finding look(Context context) {
      Finding found = condition.look(context);
      return new Finding(found.answer().not(), found.phrase(), found.arguments());
    }
  }

  /// What holds is enough; else what is unknown keeps the question open.
  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }

    @Override
    public Finding look(Context context) {
      List<Finding> all = conditions.stream().map(one -> one.look(context)).toList();
      return Stream.of(Answer.HOLDS, Answer.UNKNOWN)
          .flatMap(answer -> all.stream().filter(found -> found.answer() == answer))
          .findFirst()
          .orElse(all.getFirst());
    }
  }
}
