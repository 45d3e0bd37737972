package org.handshakedoctor.cli;

import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.handshakedoctor.core.check.Site;
import org.handshakedoctor.core.check.SiteCheck;
import org.handshakedoctor.core.check.SiteCheckWords;
import org.handshakedoctor.core.export.SiteCheckJson;
import org.handshakedoctor.core.log.VisibleText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "check",
    description = {
      "Handshakes with a site as visitors of different ages would, and says who cannot come in.",
      "Connects to that site and to nothing else."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Cli cli;

  @Parameters(
      paramLabel = "HOST[:PORT]",
      converter = SiteName.class,
      description = "the site; port 443 where none is given")
  private @Nullable Site site;

  @Option(names = "--json", description = "as one JSON object")
  private boolean json;

  @Option(names = "--lang", paramLabel = "LANGUAGE", description = "en or zh")
  private Cli.@Nullable Language language;

  @Override
  public Integer call() throws InterruptedException {
    Cli parent = Objects.requireNonNull(cli);
    Site asked = Objects.requireNonNull(site);
    Locale locale = Cli.Language.orSystems(language).locale();
    SiteCheck check;
    try {
      check = SiteCheck.of(asked);
    } catch (UnknownHostException e) {
      parent.err().println(CliTexts.in(locale).get("check.unknown", asked.host()));
      return Cli.SOURCE_UNREADABLE;
    }
    SiteCheckWords words = SiteCheckWords.in(locale);
    if (json) {
      new SiteCheckJson(words).write(parent.out(), check);
    } else {
      new SiteCheckText(parent.out(), words).print(check);
    }
    return check.isReached() ? 0 : Cli.SOURCE_UNREADABLE;
  }

  static final class SiteName implements ITypeConverter<Site> {
    @Override
    public Site convert(String text) {
      try {
        return Site.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("'" + VisibleText.of(text) + "' is no HOST[:PORT]");
      }
    }
  }
}
