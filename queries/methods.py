"""The methods behind figures and flags, each explained twice: for who reads, for who checks."""

from dataclasses import dataclass

from queries.expected.learning import ENOUGH_INCLUDED, ENOUGH_PLACES
from queries.expected.likelihood import HELD_BACK_TO
from queries.spot_checks.budgeting.budget import ALIKE, ASSUMED_RATE
from queries.spot_checks.budgeting.past import ENOUGH as ENOUGH_VISITS


@dataclass(frozen=True)
class Method:
    """`plain`: one sentence that an official can read out; `note`: what is computed, exactly;
    `reference`: where the method is published.
    """

    id: str
    title: str
    plain: str
    note: str
    reference: str


_ALL = (
    Method(
        "wilson",
        "比例的区间",
        "户数少的地方，多一户少一户比例就大变，所以每个比例都给出一个范围：真实水平有95%的把握在这个范围内。",
        "n户中有k户，p = k/n，z取1.96（95%）或3.09（99.8%）；上下限为"
        "[2k + z² ± z√(z² + 4k(1 − p))] ÷ [2(n + z²)]（Wilson计分区间，不作连续性校正）。"
        "k = 0时下限为0，k = n时上限为1；n = 0时不知道，范围为0至100%。",
        "Wilson EB (1927), J Am Stat Assoc 22:209-212；Newcombe RG (1998), Stat Med 17:857-872，方法3",
    ),
    Method(
        "poisson_interval",
        "件数与每千户率的区间",
        "新纳入几户带有偶然，所以件数和每千户的率也给出一个范围：真实水平有95%的把握在这个范围内。",
        "件数k视为泊松分布。k不足10时用精确区间：下限为Gamma(k, 1)的α/2分位数，上限为Gamma(k + 1, 1)的"
        "1 − α/2分位数；k达到10时用Byar近似：k[1 − 1/(9k) − z/(3√k)]³ 和 "
        "(k + 1)[1 − 1/(9(k + 1)) + z/(3√(k + 1))]³。率的上下限为件数的上下限除以户数再乘1000。",
        "Garwood F (1936), Biometrika 28:437-442；Breslow NE, Day NE (1987), "
        "Statistical Methods in Cancer Research II, IARC, 第69页",
    ),
    Method(
        "funnel",
        "漏斗图",
        "规模越小，比例偶然上下得越厉害，所以界限左宽右窄；落在界限以外的，偶然难以解释，才值得去看为什么。",
        "中心为同县同级、分母不小于10的各地比例按分母加权的中位数θ（为0或1时改用合计比例）；"
        "z = (p − θ) ÷ √[θ(1 − θ)/n]，再除以√φ（见“过度离散”）；"
        "超出±1.96（双侧95%）为关注，超出±3.09（双侧99.8%）为信号。始终用全县各地计算中心和界限。",
        "Spiegelhalter DJ (2005), Funnel plots for comparing institutional performance, "
        "Stat Med 24:1185-1202",
    ),
    Method(
        "rate_funnel",
        "每千户率的漏斗图",
        "预计只有一两户的地方，多一户也平常；界限按件数的偶然规律精确计算，免得小地方动辄算作异常。",
        "中心λ为全县同级合计件数除以合计户数，μ = λn；k < μ时z = Φ⁻¹[P(X ≤ k)]（不大于0），"
        "否则z = −Φ⁻¹[P(X ≥ k)]（不小于0），X ~ 泊松(μ)，再除以√φ；φ由(k − μ)²/μ的中位数除以0.455，不小于1。",
        "Spiegelhalter DJ (2005), Stat Med 24:1185-1202，附录A（精确界限）",
    ),
    Method(
        "overdispersion",
        "过度离散",
        "各地工作本来就有些差别，不全是偶然；差别普遍较大时，界限相应放宽，免得半个县都成了异常。",
        "φ = max(1, z²的中位数 ÷ 0.455)，0.455为自由度1的χ²分布的中位数；界限的标准误乘以√φ。"
        "用中位数而不用平均数，少数很远的地方不会把界限撑宽。",
        "Spiegelhalter DJ (2005), Stat Med 24:1185-1202（乘性）；以中位数代平均数为稳健的替代",
    ),
    Method(
        "additive_random_effects",
        "加性随机效应",
        "换一种办法再算一遍：假定各地本来就有高有低，只把超出这种高低的地方挑出来；两种办法都挑出来的，更值得先看。",
        "y = arcsin√p，s = 1/(2√n)，y₀ = arcsin√θ，z = (y − y₀)/s；z在第10、90百分位处缩尾后取平方的平均φ；"
        "K个地方，w = 1/s²，τ² = [Kφ − (K − 1)] ÷ [Σw − Σw²/Σw]，小于0时取0；"
        "调整后z = (y − y₀) ÷ √(s² + τ²)。规模大的地方因此比乘性办法更不易超出界限；小地方比例接近0或100%时反正弦变换偏严。只作旁证，不改评级。",
        "Spiegelhalter DJ (2005), Handling over-dispersion of performance indicators, "
        "Qual Saf Health Care 14:347-351；Spiegelhalter DJ 等 (2012), J R Stat Soc A 175:1-47",
    ),
    Method(
        "rank_range",
        "位次范围",
        "排名次带有偶然，所以不说第几名，只说第几到第几名之间；范围互相重叠的地方分不出先后。",
        "先给每个地方一个联合成立的区间：K个地方，每个的置信水平为0.95^(1/K)，比例用Clopper-Pearson精确区间，"
        "率用Garwood精确区间；区间完全在某地之上的地方数加1为其最前位次，总数减去区间完全在其之下的地方数为最后位次。"
        "这样全部位次范围同时成立的把握不低于95%。样本过少的不排，也不影响别处。",
        "Klein M, Wright T, Wieczorek J (2020), A joint confidence region for an overall ranking "
        "of populations, J R Stat Soc C 69:589-606；Clopper CJ, Pearson ES (1934), Biometrika 26:404-413",
    ),
    Method(
        "concentration",
        "集中度",
        "看一半的件数落在几个村；再和“每件随便落到哪个村”时比，明显更少的才叫集中，件数少时本来就只会落在几个村。",
        "各村件数从多到少累加，到合计一半为止的村数h；以各村基数（如应计程序数，不小于本村件数）为权重作多项分布，"
        "随机2000次（种子固定），取h的第2.5至97.5百分位；h小于下限为比偶然集中。合计不足10件不判断。",
        "Lorenz MO (1905), Publ Am Stat Assoc 9:209-219；蒙特卡洛检验：Hope ACA (1968), J R Stat Soc B 30:582-598",
    ),
    Method(
        "expected_inclusions",
        "应有新纳入",
        "按农村户数、灾情轻重、脱贫人口和低保人口多少，估计一个地方本期大约应新纳入几户；灾情只会让应有户数变多，不会变少。",
        "μ = 农村户数 × 基准率 × (1 + Σ 系数 × 强度)。原因为各灾种受灾程度、住房倒损、脱贫人口占比、"
        "低保人口占比，强度0至1（占比以全县最低为0、最高为1）；系数不小于0，所以只能上调，且μ不低于农村户数 × 全县合并纳入率。"
        "最大后验估计；各地离散为负二项，受灾或脱贫人口多的地方可能少报，"
        f"按混合模型（少报的只纳入应有的{'、'.join(map(str, HELD_BACK_TO))}倍）以“没有少报”的可能性计入，少报的地方几乎不参与估计。"
        f"有农户的地方不足{ENOUGH_PLACES}处、新纳入合计不足{ENOUGH_INCLUDED}户，或各地原因没有差别的，只用合并纳入率。",
        "Wang P 等 (1996), Biometrics 52:381-400；Breslow NE, Day NE (1987), "
        "Statistical Methods in Cancer Research II, IARC, 第4章",
    ),
    Method(
        "posterior",
        "少纳入的可能性",
        "综合应有几户、实际几户，算出这个地方的真实纳入水平不到应有一半的可能性有多大。",
        "新纳入数 ~ 泊松(θμ)，μ为应有新纳入。θ的先验由本县学得：没有少报的为Gamma(a, a)，均值1；"
        f"少报的为它的{'、'.join(map(str, HELD_BACK_TO))}倍，各占少报比例的三分之一；学不到时为Gamma(2, 2)。"
        "已知实际k户，可能性 = P(θ < 0.5 | k)，各部分按其预言k的可能性加权。"
        f"此前24个月全县新纳入也不少于{ENOUGH_INCLUDED}户的，再看各村各年像不像：各地差别按两期件数的协方差分成年年保持的和一时的两部分（Gamma × Gamma），"
        "只有年年保持的和少报的算真实水平，一时的起伏（成批纳入、会议推迟）不算；上期少报的，本期照旧和重新抽取各半。"
        "句中“同等规模偶然出现的可能性”为没有少报的地方新纳入数不多于k的可能性：学得离散程度的按负二项，否则按泊松(μ)。",
        "Clayton D, Kaldor J (1987), Biometrics 43:671-681；Gelman A 等 (2013), "
        "Bayesian Data Analysis, 第3版, 第2.6节",
    ),
    Method(
        "multiplicity",
        "一次看很多地方",
        "几百个村一起看，总有几个村只是碰巧显得异常；预计碰巧的有几个，随结果一起说明，实际只会更多，所以信号是核查的先后，不是结论。",
        "受灾低纳入：预计偶然的条数为各条信号（1 − 可能性）之和，可能性都不低于80%时平均不超过信号的五分之一，"
        "与比较了多少地方无关（贝叶斯错误发现率），但以模型成立为前提：在另一种模型生成的模拟县里，村级信号中真实水平确实不到应有一半的约占四分之三，乡镇的不到六成，因为成批纳入的起伏不能全部分出来。按p值判断的：把全部检验（没有发现异常的也在内）的p值从小到大排列，第i个乘以m/i，再从后往前取最小值（Benjamini-Hochberg）；"
        "不超过q的一组中，错误发现的期望比例不超过q。检验之间正相关时仍成立。",
        "Newton MA 等 (2004), Biostatistics 5:155-176；Benjamini Y, Hochberg Y (1995), "
        "J R Stat Soc B 57:289-300；Benjamini Y, Yekutieli D (2001), Ann Stat 29:1165-1188",
    ),
    Method(
        "too_few",
        "样本过少",
        "分母不到10户的地方，一户就能让比例变一成以上，所以只列数字和范围，标灰，不排名次，也不说好坏。",
        "分母小于10的不参与中心、离散程度和位次的计算，不给评级，仍给出95%区间；不隐藏，可下载。"
        "受灾低纳入以农村户数为分母。",
        "本系统的规定；理由见 Spiegelhalter DJ (2005), Stat Med 24:1185-1202，小样本处正态近似不可靠",
    ),
    Method(
        "spot_check_draw",
        "抽查怎么抽",
        "先把全部农户冻结成抽样框、记下指纹，再当众定种子；名单完全由抽样框和种子决定，谁都能复算，谁也不能事先知道或事后改动；"
        "一部分重点先查，一部分风险越高机会越大，一部分纯随机。",
        "票号 = SHA-256(种子|轮次|编号)。每个乡镇抽村、每个抽中的村抽户，办法相同：不多于应抽数的全抽；"
        "否则先留出随机名额s，其余名额先给指定的，再把一半（进一）给有疑点或提示、分值最高的（同分的按票号前16位），"
        "剩下的按序贯泊松抽样：票号第17—32位除以分值，小者先；随机名额按票号第33—48位，小者先。"
        "入选概率 = P(重点) + [1 − P(重点)] × [π + (1 − π) × s ÷ 其余个数]，π为按风险的精确入选概率（数值积分）；户的再乘以村的。"
        "抽得更多时，先前抽中的都还在。",
        "Ohlsson E (1998), Sequential Poisson sampling, J Official Statistics 14:149-162；"
        "Rosén B (1997), J Stat Plan Inference 62:159-191",
    ),
    Method(
        "visit_budget",
        "入户数换来什么",
        "还没有抽之前，先算一算：走这么多户，大约能走到多少有疑点的户、查实多少户，"
        "又能把全部农户的问题率说得多准；三个数都是对所有可能的种子的平均，与抽到谁无关。",
        "走到有疑点的户 = 各有疑点户的入选概率之和；查实的户 = 走到的户 × 以往核查中查实的比例，有疑点的和其余的分开算，"
        f"哪一类以往查过不足{ENOUGH_VISITS}户，就假设为{ASSUMED_RATE:.0%}。入选概率在此取近似（按风险部分为分值之比，不超过1），名单上的是精确值。"
        "误差：各户按1 ÷ 入选概率推断，一定会查到的只代表自己；"
        f"问题率取{ASSUMED_RATE:.0%}、同村两户的相关系数取{ALIKE}时估计量的预期方差，折成同样精度的简单随机样本户数，"
        "以此户数的Clopper-Pearson 95%区间宽度的一半为误差。",
        "Isaki CT, Fuller WA (1982), J Am Stat Assoc 77:89-96；Korn EL, Graubard BI (1998), "
        "Surv Methodol 24:193-201；Rosén B (1997), J Stat Plan Inference 62:159-191",
    ),
    Method(
        "weighted_estimate",
        "由抽查推断全部农户",
        "一定会查到的户只代表自己，其余抽中的户按被抽中的机会大小代表没有查到的户，所以重点查了谁，不会把全县的比例抬高。",
        "两级加权：每户的权重为1 ÷ 入选概率，概率为1的只代表自己；村内其余的权重按该村应代表的户数调整，"
        "随机和按风险抽中的村再按全县应代表的户数调整（Hájek比率估计）。没有核实的户由同村同一层已核实的户代表，备选户按随机层计；"
        "整村没有去的由本乡镇抽中的其他村代表，备选村顶替时按其名单计。随机和按风险抽中的户都没有核实的村，不能代表本村，只计入已核查数。"
        "名单外的户和回避的村不参与推断。其他单位的名单只计数，不推断。",
        "Horvitz DG, Thompson DJ (1952), J Am Stat Assoc 47:663-685；Hájek J (1971)，载 Godambe VP, Sprott DA (编), "
        "Foundations of Statistical Inference；Särndal CE 等 (1992), Model Assisted Survey Sampling, 第5.7、8.6节",
    ),
    Method(
        "survey_interval",
        "抽查推断的区间",
        "同村的户情况相近，查得再多也不如分散着查，所以先折算出相当于独立抽查了多少户，再给出有95%把握的范围；一户问题也没有发现，也不等于没有问题。",
        "不确定的部分（权重大于1的户）比例p，方差V为村间（逐村剔除的线性化刀切，各乡镇并为一层）加村内；"
        "折算户数n* = min[(Σw)²/Σw², p(1 − p)/V] × [t(n − 1) ÷ t(d)]²，不少于按村计的(ΣW)²/ΣW²；d为村的有效个数减1。"
        "区间为n*户中有pn*户的Clopper-Pearson 95%区间（Korn-Graubard），加上确知的部分；p = 0或1时不减方差，仍有宽度；全部查完的宽度为0。"
        "乡镇只有一两个抽中的村，村间差别的放大倍数用全县的。n*不足30或区间宽度达30个百分点的为样本过少，不作比较。",
        "Korn EL, Graubard BI (1998), Surv Methodol 24:193-201；Parker JD 等 (2017), Vital Health Stat 2(175)；"
        "Yung W, Rao JNK (1996), Surv Methodol 22:23-31；Cochran WG (1977), Sampling Techniques, 第5A.12节",
    ),
    Method(
        "rule_ratio",
        "规则与随机户相比",
        "把符合一条规则的户和纯随机抽中的户相比，看查出问题的比例高几倍；查得少时差别可能只是碰巧，所以给出范围，不排名次。",
        "有问题：账实不符、应纳未纳，或发现12类问题之一。倍数 = (k₁/n₁) ÷ (k₀/n₀)，下标1为符合规则的已核查户，0为随机层的已核查户，不加权；"
        "k₀ = 0时没有倍数。95%区间：k₁ + k₀给定时k₁为二项分布，取Clopper-Pearson上下限π，倍数为π/(1 − π) × n₀/n₁。"
        "n₁或n₀不足10户为样本过少。",
        "Przyborowski J, Wilenski H (1940), Biometrika 31:313-323；Clopper CJ, Pearson ES (1934), Biometrika 26:404-413",
    ),
    Method(
        "learned_points",
        "由核查结果调整分值",
        "一条规则查出的问题越比随机户多，下一轮的分值就建议调得越高；查得少时只作小的调整，采用与否由人决定。",
        "分值为s的规则，户的分值为1 + s。各轮合计：k为符合规则的户中有问题的，e = Σ 核查户数 × (随机层有问题户数 + 0.5) ÷ (随机层户数 + 1)；"
        "建议分值 = [(1 + s) × 2 + k] ÷ (2 + e) − 1，取整，0至100。即以2户问题的分量保留现有分值（伽马—泊松收缩）。"
        "没有随机层的一轮不计；村的提示不调整。以新分值冻结抽样框后才生效。",
        "Clayton D, Kaldor J (1987), Biometrics 43:671-681",
    ),
)
METHODS = {method.id: method for method in _ALL}
