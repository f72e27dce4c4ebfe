// Validates PDF files with veraPDF.
// usage: java Validate.java FLAVOUR[,FLAVOUR...] FILE...   (flavours: ua1, 3a, ...)
// A line for each file and flavour, and one for each rule that is broken; its fields, between
// tabulators, are the file, the flavour and, for a broken rule, what is wrong and where.

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

class Validate {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (int i = 1; i < arguments.length; i++) {
            for (String flavour : arguments[0].split(",")) {
                String name = arguments[i] + "\t" + flavour;
                System.out.println(name);
                try {
                    for (String broken : brokenRules(new File(arguments[i]), flavour).values()) {
                        System.out.println(name + "\t" + broken.replaceAll("\\s+", " "));
                    }
                } catch (Exception unreadable) {
                    System.out.println(name + "\t" + unreadable.toString().replaceAll("\\s+", " "));
                }
            }
        }
    }

    private static Map<String, String> brokenRules(File file, String name) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString(name);
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        Map<String, String> broken = new TreeMap<>();
        try (PDFAParser parser = foundry.createParser(file, flavour)) {
            for (TestAssertion each :
                    foundry.createValidator(flavour, true).validate(parser).getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    String rule =
                            each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                    broken.putIfAbsent(
                            rule,
                            rule + " " + each.getMessage() + " @ "
                                    + each.getLocation().getContext());
                }
            }
        }
        return broken;
    }
}
