using System.Text;
using GoodOffices.Interchange;

namespace GoodOffices.Tests.Foreign;

/// <summary>Small hand-made cases in every format, which tests bend and break.</summary>
internal static class SmallFiles
{
    public const string GeniusDomain = """
        <negotiation_template><utility_space number_of_issues="2"><objective index="0" etype="objective" type="objective" name="deal">
         <issue index="1" etype="discrete" type="discrete" vtype="discrete" name="Enrichment"><item index="1" value="none"/><item index="2" value="3.67%"/></issue>
         <issue index="2" etype="integer" type="integer" vtype="integer" name="Years" lowerbound="5" upperbound="15"/>
        </objective></utility_space></negotiation_template>
        """;

    public const string GeniusProfile = """
        <utility_space><objective index="0" etype="objective" type="objective" name="deal">
         <issue index="1" etype="discrete" type="discrete" vtype="discrete" name="Enrichment"><item index="1" value="none" evaluation="2"/><item index="2" value="3.67%" evaluation="10"/></issue>
         <issue index="2" etype="integer" type="integer" vtype="integer" name="Years" lowerbound="5" upperbound="15"><evaluator ftype="linear" offset="1.0" slope="-0.2"/></issue>
         <weight index="1" value="1.2"/><weight index="2" value="0.8"/></objective>
        <discount_factor value="1.0"/><reservation value="0.3"/></utility_space>
        """;

    public const string WebProfile = """
        {"LinearAdditiveUtilitySpace":{"name":"p1","issueUtilities":{
          "Food":{"discreteutils":{"valueUtilities":{"A":1,"B":0.4}}},
          "Price":{"numberutils":{"lowValue":0,"lowUtility":1.0,"highValue":10,"highUtility":0.0}}},
         "issueWeights":{"Food":0.7,"Price":0.3},
         "domain":{"name":"d","issuesValues":{"Food":{"values":["A","B"]},"Price":{"range":[0,10,2.5]}}},
         "reservationBid":{"issuevalues":{"Food":"B","Price":10}}}}
        """;

    public const string WebDomain = """{"name":"d","issuesValues":{"Food":{"values":["A","B"]},"Price":{"range":[0,10,2.5]}}}""";

    public const string NegmasDomain = """
        name: deal
        type: DiscreteCartesianOutcomeSpace
        issues:
        - name: Enrichment
          type: CategoricalIssue
          values: [none, '3.67%', 'No']
        - name: Years
          type: ContiguousIssue
          values: [5, 15]
        """;

    public const string NegmasProfile = """
        name: us
        type: ExpDiscountedUFun
        discount: 0.9
        factor: step
        dynamic_reservation: false
        reserved_value: 0.0
        ufun:
          type: negmas.preferences.LinearAdditiveUtilityFunction
          name: us
          reserved_value: 0.0
          weights: [1.5, 0.25]
          values:
          - {type: TableFun, mapping: {none: 1.0, '3.67%': 0.4, 'No': -0.5}}
          - {type: AffineFun, slope: 0.1, bias: -0.5}
        """;

    public const string NegologA = """{"reservationValue":0.25,"issueWeights":{"A":0.6,"B":0.4},"issues":{"A":{"x":0.2,"y":1.0},"B":{"m":1.0,"n":0.0}}}""";

    public const string NegologB = """{"reservationValue":0.0,"issueWeights":{"B":0.5,"A":0.5},"issues":{"B":{"n":1.0,"m":0.5},"A":{"y":0.3,"x":1.0}}}""";

    public static NamedFile[] Genius => [File("domain.xml", GeniusDomain), File("us.xml", GeniusProfile), File("them.xml", GeniusProfile)];

    public static NamedFile[] Web => [File("p1.json", WebProfile), File("d.json", WebDomain)];

    public static NamedFile[] Negmas => [File("deal.yml", NegmasDomain), File("us.yml", NegmasProfile)];

    public static NamedFile[] Negolog => [File("profileA.json", NegologA), File("profileB.json", NegologB)];

    public static IEnumerable<(string Format, NamedFile[] Files)> All => [("genius", Genius), ("geniusweb", Web), ("negmas", Negmas), ("negolog", Negolog)];

    public static NamedFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    public static NamedFile[] With(NamedFile[] files, int position, string text) => [.. files.Select((file, i) => i == position ? File(file.Name, text) : file)];
}
