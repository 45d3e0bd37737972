package org.handshakedoctor.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.diagnosis.Caution;
import org.handshakedoctor.core.diagnosis.Cautions;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Spared;
import org.handshakedoctor.core.diagnosis.TargetAdvice;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.rules.BlockEntry;
import org.handshakedoctor.core.rules.BlockList;
import org.handshakedoctor.core.rules.Effect;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.core.rules.RuleWriter;
import org.handshakedoctor.core.rules.RuleWriters;
import org.handshakedoctor.core.rules.SourceName;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.core.rules.Widening;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "rules",
    description = "Prints rules that block addresses; warnings go to standard error.",
    mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
  private static final int SPARED_SHOWN = 20;

  @ParentCommand private @Nullable Cli cli;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReadingArguments arguments = new ReadingArguments();

  @Option(
      names = "--target",
      paramLabel = "T",
      converter = Target.class,
      description = "for which program; see --list")
  private @Nullable RuleWriter target;

  @Option(names = "--list", description = "names the targets")
  private boolean list;

  @Option(
      names = "--block",
      paramLabel = "ADDR",
      arity = "1..*",
      description = "blocks these addresses or networks instead of those of a log")
  private List<String> block = new ArrayList<>();

  @Option(
      names = "--include-soft",
      paramLabel = "ADDR",
      arity = "1..*",
      description = "blocks these addresses of the log although a reason that can be doubted speaks against it")
  private List<String> includeSoft = new ArrayList<>();

  @Option(
      names = "--min-failures",
      paramLabel = "N",
      description = "how often an address must have failed (default ${DEFAULT-VALUE})")
  private long minFailures = Guard.DEFAULT_MIN_FAILURES;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      converter = Expiry.class,
      description = "30m, 12h, 7d or none (default 7d)")
  private @Nullable Duration expires = BlockList.DEFAULT_EXPIRY;

  @Override
  public Integer call() {
    Cli parent = Objects.requireNonNull(cli);
    if (list) {
      for (RuleWriter writer : RuleWriters.ALL) {
        boolean stops = writer.effect() == Effect.STOPS_HANDSHAKE;
        String effect = stops ? "stops the handshake" : "refuses requests only, the lines go on";
        parent.out().printf("%-16s %s%n", writer.id(), effect);
      }
      return 0;
    }
    RuleWriter writer = target;
    if (writer == null) {
      throw wrong("Missing option --target; --list names the targets.");
    }
    if (arguments.isEmpty() == block.isEmpty() || !(includeSoft.isEmpty() || block.isEmpty())) {
      throw wrong("Give either FILE... or --block ADDR...");
    }
    ErrorCatalog catalog = Cli.catalog();
    Wording wording = new Wording(catalog, Cli.Language.orSystems(null).locale());
    return block.isEmpty()
        ? ofLog(parent, writer, catalog, wording)
        : ofGiven(parent, writer, wording);
  }

  private int ofLog(Cli parent, RuleWriter writer, ErrorCatalog catalog, Wording wording) {
    Set<IpAddress> wanted = wanted();
    Reading reading = new Reading(catalog, wording, parent.err());
    FailureLog log = reading.read(arguments);
    Report report = Report.of(log, Filter.NONE);
    caution(parent, report, catalog, wording);
    TargetAdvice.of(log).stream()
        .filter(advice -> advice.writer().equals(writer) && advice.fit().isPoor())
        .forEach(advice -> parent.err().println(wording.target(advice)));
    BlockAdvice advice =
        new BlockAdvice(parent.networks(), new Guard(minFailures)).checkingLines(report);
    List<BlockEntry> entries = sift(parent.err(), report, advice, wording, wanted);
    CliTexts texts = CliTexts.in(wording.locale());
    if (entries.isEmpty()) {
      parent.err().println(texts.get("rules.none", minFailures));
    }
    for (Widening one : advice.widenings(report, entries)) {
      parent.err().println(texts.get("rules.widen", one.network(), one.addresses(), one.seen()));
    }
    List<SourceName> sources =
        log.sources().stream().map(SourceSummary::name).map(SourceName::of).toList();
    int written = print(parent, writer, texts, blockList(entries, sources));
    int read = reading.report(log.sources());
    return written == 0 ? read : written;
  }

  private Set<IpAddress> wanted() {
    Set<IpAddress> wanted = new HashSet<>();
    for (String text : includeSoft) {
      IpAddress address = IpAddress.parse(text);
      if (address == null) {
        throw wrong("'" + VisibleText.of(text) + "' is not an address.");
      }
      wanted.add(address);
    }
    return wanted;
  }

  /// What has to be said before anybody is blocked.
  private static void caution(Cli parent, Report report, ErrorCatalog catalog, Wording wording) {
    NetworkDirectory networks = parent.networks();
    Diagnosis diagnosis = Diagnosis.of(report, catalog, networks);
    for (Caution one : Cautions.of(report, diagnosis, networks, today())) {
      String text = wording.caution(one);
      parent
          .err()
          .println(
              one.kind() == Caution.Kind.BLOCK_NOTHING
                  ? text + " " + wording.headline(diagnosis)
                  : text);
      String remedy = wording.remedy(one);
      if (remedy != null) {
        parent.err().println(remedy);
      }
    }
  }

  /// Who of the log is blocked. Says who is left out, but for those that only failed seldom: there
  /// may be a million.
  ///
  /// @param wanted addresses that are blocked although something soft speaks against it
  private static List<BlockEntry> sift(
      PrintStream err,
      Report report,
      BlockAdvice advice,
      Wording wording,
      Set<IpAddress> wanted) {
    CliTexts texts = CliTexts.in(wording.locale());
    List<BlockEntry> entries = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (ClientSummary client : report.clients()) {
      Spared why = advice.judge(client).orElse(null);
      boolean asked = wanted.contains(client.address());
      boolean blocked = why == null || (asked && !why.reason().hard());
      if (blocked) {
        entries.add(new BlockEntry(IpPrefix.of(client.address()), client.failures()));
      }
      if (why != null && asked) {
        say(err, texts, blocked, client.address(), wording.spared(why));
      } else if (why != null && why.reason() != SpareReason.FEW_FAILURES) {
        leftOut.add(new LeftOut(client.address(), why));
      }
    }
    leftOut.stream()
        .sorted(Comparator.comparing(one -> one.why().reason()))
        .limit(SPARED_SHOWN)
        .map(one -> texts.get("rules.spared", one.address(), wording.spared(one.why())))
        .forEach(err::println);
    if (leftOut.size() > SPARED_SHOWN) {
      err.println(texts.get("rules.spared.more", leftOut.size() - SPARED_SHOWN));
    }
    return entries;
  }

  private record LeftOut(IpAddress address, Spared why) {}

  private static void say(
      PrintStream err, CliTexts texts, boolean blocked, Object address, String why) {
    err.println(texts.get(blocked ? "rules.warned" : "rules.refused", address, why));
  }

  private int ofGiven(Cli parent, RuleWriter writer, Wording wording) {
    CliTexts texts = CliTexts.in(wording.locale());
    BlockAdvice advice = new BlockAdvice(parent.networks(), new Guard(minFailures));
    List<BlockEntry> entries = new ArrayList<>();
    for (String text : block) {
      IpPrefix prefix = IpPrefix.parse(text);
      if (prefix == null) {
        throw wrong("'" + VisibleText.of(text) + "' is not an address or network.");
      }
      Spared why = advice.judge(prefix).orElse(null);
      boolean blocked = why == null || !why.reason().hard();
      if (why != null) {
        say(parent.err(), texts, blocked, prefix, wording.spared(why));
      }
      if (blocked) {
        entries.add(new BlockEntry(prefix, 0));
      }
    }
    if (entries.isEmpty()) {
      return Cli.WRONG_ARGUMENTS;
    }
    return print(parent, writer, texts, blockList(entries, List.of()));
  }

  private static int print(Cli parent, RuleWriter writer, CliTexts texts, BlockList list) {
    if (!writer.takes(list)) {
      int needed = writer.rules(list);
      parent.err().println(texts.get("rules.too-many", needed, writer.mostRules(), writer.name()));
      return Cli.WRONG_ARGUMENTS;
    }
    if (writer.rules(list) > writer.comfortableRules()) {
      parent.err().println(texts.get("rules.long", writer.rules(list), writer.name()));
    }
    parent.out().print(writer.apply(list));
    return 0;
  }

  private BlockList blockList(List<BlockEntry> entries, List<SourceName> sources) {
    return new BlockList(entries, today(), expires, BlockList.DEFAULT_PORTS, sources);
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  static final class Target implements ITypeConverter<RuleWriter> {
    @Override
    public RuleWriter convert(String id) {
      return RuleWriters.byId(id)
          .orElseThrow(
              () -> new TypeConversionException("'" + id + "' is no target; --list names them"));
    }
  }

  static final class Expiry implements ITypeConverter<@Nullable Duration> {
    private static final Pattern AMOUNT = Pattern.compile("([1-9][0-9]{0,3})([mhd])");

    @Override
    public @Nullable Duration convert(String text) {
      if (text.equals("none")) {
        return null;
      }
      Matcher amount = AMOUNT.matcher(text);
      if (!amount.matches()) {
        throw new TypeConversionException("'" + text + "' is no time such as 30m, 12h or 7d");
      }
      long count = Long.parseLong(amount.group(1));
      return switch (amount.group(2)) {
        case "m" -> Duration.ofMinutes(count);
        case "h" -> Duration.ofHours(count);
        default -> Duration.ofDays(count);
      };
    }
  }
}
