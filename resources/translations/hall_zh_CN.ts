<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>AdministratorStep</name>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;User account</source>
        <translation>账号(&amp;U)</translation>
    </message>
    <message>
        <source>letters or digits, 3 and more</source>
        <translation>字母或数字，3 个以上</translation>
    </message>
    <message>
        <source>**There is no ready-made password.** Only who types it here knows it.</source>
        <translation>**没有默认口令。**在这里输入的人才知道。</translation>
    </message>
    <message>
        <source>**Three roles apart.** Accounts and catalogue are yours; rights and keys, and reading the log, belong to two others.</source>
        <translation>**三个角色分开。**管理员管账号和目录；管权限和钥匙的安全员、看日志的审计员，请另外两个人来当。</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>One Door</source>
        <translation>一扇门</translation>
    </message>
    <message>
        <source>{centre}  reception hall</source>
        <translation>{centre}&#x3000;群众接待厅</translation>
    </message>
    <message>
        <source>Come in by one door, be registered once,</source>
        <translation>进一扇门，登记一次，</translation>
    </message>
    <message>
        <source>be led to the right desk, and take home a paper</source>
        <translation>有人领到该去的窗口，带着一张写明</translation>
    </message>
    <message>
        <source>that says who handles it and until when.</source>
        <translation>谁来办、到哪天的纸回去。</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Database on this computer</source>
        <translation>本机数据库</translation>
    </message>
    <message>
        <source>Database on a server</source>
        <translation>数据库服务器</translation>
    </message>
    <message>
        <source>backed up {when}</source>
        <translation>{when} 已备份</translation>
    </message>
</context>
<context>
    <name>BoardScreen</name>
    <message>
        <source>Board</source>
        <translation>叫号屏</translation>
    </message>
    <message>
        <source>Number {number}, please go to {window}</source>
        <translation>请 {number} 号到{window}</translation>
    </message>
    <message>
        <source>Number {number}, please go to window {window}</source>
        <translation>请 {number} 号到 {window} 号窗口</translation>
    </message>
    <message>
        <source>{centre} · reception hall</source>
        <translation>{centre}&#x3000;群众接待厅</translation>
    </message>
    <message>
        <source>No sound here</source>
        <translation>没有声音，请看屏幕</translation>
    </message>
    <message>
        <source>The hall is closed now</source>
        <translation>现在不是办公时间</translation>
    </message>
    <message>
        <source>Thank you for coming</source>
        <translation>谢谢您来，上班再见</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Your number will appear here</source>
        <translation>叫到您时，号码在这里</translation>
    </message>
    <message>
        <source>Please take a seat</source>
        <translation>请坐着等一会儿</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>请</translation>
    </message>
    <message>
        <source>to window</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Called before</source>
        <translation>刚才叫过</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Please get ready</source>
        <translation>下面就到您，请准备</translation>
    </message>
    <message>
        <source>Missed: ask the guide</source>
        <translation>过号了，请找导办台</translation>
    </message>
    <message>
        <source>Still waiting: {count}</source>
        <translation>还在等候 {count} 人</translation>
    </message>
    <message>
        <source>Nobody waits just now</source>
        <translation>现在没有人等候</translation>
    </message>
    <message>
        <source>Please go by what the window calls</source>
        <translation>请以窗口叫号为准</translation>
    </message>
    <message>
        <source>what is shown here is {count} min old</source>
        <translation>屏上是 {count} 分钟前的情况</translation>
    </message>
</context>
<context>
    <name>BringBackDialog</name>
    <message>
        <source>&amp;Number</source>
        <translation>号码(&amp;N)</translation>
    </message>
    <message>
        <source>Bring whom back?</source>
        <translation>回呼哪一位？</translation>
    </message>
    <message>
        <source>The number is called at once.</source>
        <translation>马上叫这个号。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>回呼</translation>
    </message>
    <message>
        <source>no-show</source>
        <translation>过号</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>The case of the visitor is shown here</source>
        <translation>来访人的案件会显示在这里</translation>
    </message>
    <message>
        <source>with its limits and its story</source>
        <translation>有期限，有经过</translation>
    </message>
    <message>
        <source>Story of the case</source>
        <translation>案件经过</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>**Story** ~~newest on top~~</source>
        <translation>**经过** ~~最近在上~~</translation>
    </message>
    <message>
        <source>Papers {n}</source>
        <translation>单据 {n}</translation>
    </message>
    <message>
        <source>Was here before</source>
        <translation>以前来过</translation>
    </message>
    <message>
        <source>(void)</source>
        <translation>（作废）</translation>
    </message>
</context>
<context>
    <name>CentreStep</name>
    <message>
        <source>as it is printed on papers, such as 青河县综治中心</source>
        <translation>照单据上要印的写，如 青河县综治中心</translation>
    </message>
    <message>
        <source>Centre&apos;s &amp;name</source>
        <translation>中心名称(&amp;N)</translation>
    </message>
    <message>
        <source>six digits, the first six of a local identity card</source>
        <translation>6 位数字，就是本地身份证的前 6 位</translation>
    </message>
    <message>
        <source>&amp;Division code</source>
        <translation>区划代码(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Telephone of the hall</source>
        <translation>大厅电话(&amp;T)</translation>
    </message>
    <message>
        <source>**On every paper** a visitor reads which centre it is and where he may ring.</source>
        <translation>**每张单据上**都会印中心名称和电话，来访人照着找得到。</translation>
    </message>
    <message>
        <source>**Case numbers begin with the division code**, so it stays as it is set now. Name and telephone can be changed.</source>
        <translation>**案件编号以区划代码开头**，设好就不再改。名称和电话以后能改。</translation>
    </message>
</context>
<context>
    <name>ChoicePage</name>
    <message>
        <source>What exactly is it about?</source>
        <translation>具体是哪一件？</translation>
    </message>
    <message>
        <source>Hello, what did you come for?</source>
        <translation>您好，您来办什么事？</translation>
    </message>
    <message>
        <source>Touch one of these. If you are not sure, ask the guide at the desk</source>
        <translation>按一下要办的事；说不清没关系，请找导办台</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>再大些</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Waiting now: {count}</source>
        <translation>现在等候 {count} 人</translation>
    </message>
    <message>
        <source>Nobody waits just now</source>
        <translation>现在没有人等候</translation>
    </message>
</context>
<context>
    <name>ChooseDialog</name>
    <message>
        <source>&amp;Number</source>
        <translation>号码(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>Out of turn; logged with your name.</source>
        <translation>不按顺序，连同您的姓名记入日志。</translation>
    </message>
    <message>
        <source>Call which number?</source>
        <translation>叫哪个号？</translation>
    </message>
    <message>
        <source>Call now</source>
        <translation>现在叫</translation>
    </message>
</context>
<context>
    <name>DangerBanner</name>
    <message>
        <source>{title}: </source>
        <translation>{title}：</translation>
    </message>
    <message>
        <source>Dealt with: {words}</source>
        <translation>已处置：{words}</translation>
    </message>
    <message>
        <source>Dealt with, fold</source>
        <translation>已处置，收起</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>One Door</source>
        <translation>一扇门</translation>
    </message>
</context>
<context>
    <name>EarlierPanel</name>
    <message>
        <source>Number **{ticket}** of today still waits</source>
        <translation>今天的 **{ticket}** 号还在等</translation>
    </message>
    <message>
        <source>This visitor</source>
        <translation>这位来访人</translation>
    </message>
    <message>
        <source>Here {n} times before</source>
        <translation>以前来过 {n} 次</translation>
    </message>
    <message>
        <source>Here once before</source>
        <translation>以前来过 1 次</translation>
    </message>
    <message>
        <source>by ID</source>
        <translation>按证件号找到</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>按电话找到</translation>
    </message>
    <message>
        <source>The same name was here</source>
        <translation>同名的人来过</translation>
    </message>
    <message>
        <source>Not known yet who it is</source>
        <translation>还不知道是谁</translation>
    </message>
    <message>
        <source>Put the card down, or type number, phone or name: earlier visits appear here</source>
        <translation>放上身份证，或输入证件号、电话、姓名，来过的会显示在这里</translation>
    </message>
    <message>
        <source>Looking is logged. [[{key}]] reads here</source>
        <translation>查看过往记录已留痕。按 [[{key}]] 在这里翻看</translation>
    </message>
</context>
<context>
    <name>EarlierStrip</name>
    <message>
        <source>**The same name was here**, {number}</source>
        <translation>**同名的人来过**，{number}</translation>
    </message>
    <message>
        <source>**Here {n} times, {m} still open**</source>
        <translation>**来过 {n} 次，{m} 件没办完**</translation>
    </message>
    <message>
        <source>**Here {n} times**, nothing open</source>
        <translation>**来过 {n} 次**，都办完了</translation>
    </message>
    <message>
        <source>Add to it</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>看</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>used last</source>
        <translation>上次用的</translation>
    </message>
    <message>
        <source>&amp;User account</source>
        <translation>账号(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Where are you today</source>
        <translation>今天在哪个位置(&amp;W)</translation>
    </message>
</context>
<context>
    <name>FacesPage</name>
    <message>
        <source>**{left}** s left</source>
        <translation>还有 **{left}** 秒</translation>
    </message>
    <message>
        <source>**How was this service?**</source>
        <translation>**这次办事，您满意吗？**</translation>
    </message>
    <message>
        <source>{window} · {clerk} · {number} · touch one if you like</source>
        <translation>{window}&#x3000;{clerk} · {number} 号 · 愿意评就点一下，不评也可以</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation>这次不评</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>多等一会儿</translation>
    </message>
    <message>
        <source>**This has not arrived yet. Please touch once more.**</source>
        <translation>**刚才没有存上，请再点一次**</translation>
    </message>
    <message>
        <source>The clerk cannot see what you say before the day is over.</source>
        <translation>您评的内容，今天下班前窗口人员看不到。</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>optional</source>
        <translation>可不填</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>This code is not on any paper of this hall; please look at the paper itself</source>
        <translation>这个码不在本中心的单据上，请看一眼那张纸</translation>
    </message>
    <message>
        <source>Genuine, but void: **{number}**</source>
        <translation>是本中心的单据，但已作废：**{number}**</translation>
    </message>
    <message>
        <source>Genuine: **{number}**</source>
        <translation>是本中心的单据：**{number}**</translation>
    </message>
    <message>
        <source>Nothing found. Try another word, or the end of a telephone or identity number</source>
        <translation>没找到。换个字试试，或用电话、证件号的末几位</translation>
    </message>
</context>
<context>
    <name>FinishDialog</name>
    <message>
        <source>Nowhere, all is done</source>
        <translation>不用再去，都办完了</translation>
    </message>
    <message>
        <source>What was &amp;done</source>
        <translation>办了什么(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;People served</source>
        <translation>接待人数(&amp;P)</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>&amp;Where to now</source>
        <translation>接着去哪里(&amp;W)</translation>
    </message>
    <message>
        <source>Is {number} done?</source>
        <translation>{number} 号办完了吗？</translation>
    </message>
    <message>
        <source>The visitor is asked for a rating.</source>
        <translation>办完后请来访人评价。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>办完</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Open the hall</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Founding the hall…</source>
        <translation>正在设好大厅…</translation>
    </message>
    <message>
        <source>**The centre**</source>
        <translation>**大厅名称**</translation>
    </message>
    <message>
        <source>**The administrator**</source>
        <translation>**管理员账号**</translation>
    </message>
    <message>
        <source>**A last look**</source>
        <translation>**最后看一眼**</translation>
    </message>
    <message>
        <source>How it is called on papers and screens, and where it is.</source>
        <translation>单据和屏幕上怎么称呼，在哪个区划。</translation>
    </message>
    <message>
        <source>Looks after accounts and the catalogue, and lets the others in.</source>
        <translation>管账号和目录，给别人开账号。</translation>
    </message>
    <message>
        <source>If everything is right, the hall opens. With Back everything can still be changed.</source>
        <translation>都对就可以开始使用；要改，按上一步。</translation>
    </message>
    <message>
        <source>Step {n} of {all}</source>
        <translation>第 {n} 步，共 {all} 步</translation>
    </message>
    <message>
        <source>One Door</source>
        <translation>一扇门</translation>
    </message>
    <message>
        <source>First use: three steps, about two minutes</source>
        <translation>第一次使用，三步，约两分钟</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>大厅名称</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员账号</translation>
    </message>
    <message>
        <source>Last look</source>
        <translation>最后看一眼</translation>
    </message>
    <message>
        <source>The data stays on this computer, no network is needed.</source>
        <translation>数据放在本机，不需要网络。</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>by its number</source>
        <translation>编号对上</translation>
    </message>
    <message>
        <source>by today&apos;s ticket</source>
        <translation>今天的号</translation>
    </message>
    <message>
        <source>by its code</source>
        <translation>查询码对上</translation>
    </message>
    <message>
        <source>by the identity number</source>
        <translation>证件号对上</translation>
    </message>
    <message>
        <source>by the telephone</source>
        <translation>电话对上</translation>
    </message>
    <message>
        <source>by the end of the identity number</source>
        <translation>证件号末几位对上</translation>
    </message>
    <message>
        <source>by the end of the telephone</source>
        <translation>电话末几位对上</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>姓名对上</translation>
    </message>
    <message>
        <source>by pinyin initials</source>
        <translation>拼音首字母对上</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的</translation>
    </message>
    <message>
        <source>Found for “{text}”: {n}</source>
        <translation>“{text}”找到 {n} 条</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Look at the paper</source>
        <translation>看单据</translation>
    </message>
</context>
<context>
    <name>FrontDesk</name>
    <message>
        <source>Another copy is being printed</source>
        <translation>正在补打一份</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>**{number}** was taken back, its number is not used again</source>
        <translation>**{number}** 已撤回，这个号不再用</translation>
    </message>
    <message>
        <source>**{n}** to look at: {names}  [[{key}]] to the next</source>
        <translation>还有 **{n} 处**请看一下：{names}&#x3000;[[{key}]] 到下一处</translation>
    </message>
    <message>
        <source>**{n}** to look at [[{key}]]</source>
        <translation>**{n} 处**请看 [[{key}]]</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Everything written is kept</source>
        <translation>已填内容都在</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>还没有内容</translation>
    </message>
    <message>
        <source>Draft kept {time}</source>
        <translation>草稿已存 {time}</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>The form of {name} was cleared</source>
        <translation>{name}的登记表已清空</translation>
    </message>
    <message>
        <source>The form was cleared</source>
        <translation>登记表已清空</translation>
    </message>
    <message>
        <source>Compared with the card</source>
        <translation>已核对证件</translation>
    </message>
    <message>
        <source>Dangerous words at the front desk: {words}</source>
        <translation>登记台听到危险的话：{words}</translation>
    </message>
    <message>
        <source>The front desk asks for a hand</source>
        <translation>登记台请人帮忙</translation>
    </message>
    <message>
        <source>A group of {n} at the front desk</source>
        <translation>登记台来了 {n} 人的群体</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>&amp;Usual</source>
        <translation>平常(&amp;A)</translation>
    </message>
    <message>
        <source>Caret here</source>
        <translation>光标在这里</translation>
    </message>
    <message>
        <source>Filled by a reader</source>
        <translation>自动带出</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>读卡</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>10 digits now, mobile numbers have 11</source>
        <translation>现在 10 位，手机号 11 位</translation>
    </message>
    <message>
        <source>Please look</source>
        <translation>请看一眼</translation>
    </message>
    <message>
        <source>10 digits now, usually 11</source>
        <translation>现在 10 位，一般 11 位</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>The street is enough</source>
        <translation>写到街道就可以</translation>
    </message>
    <message>
        <source>Pinyin initials, e.g. ldzy</source>
        <translation>拼音首字母，如 ldzy</translation>
    </message>
    <message>
        <source>In the visitor&apos;s own &amp;words</source>
        <translation>照来访人的原话记(&amp;W)</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>开关、选择</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>Willing</source>
        <translation>愿意</translation>
    </message>
    <message>
        <source>Not willing</source>
        <translation>不愿意</translation>
    </message>
    <message>
        <source>Elderly</source>
        <translation>老人</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>残疾</translation>
    </message>
    <message>
        <source>Resident ID</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Clocks: round, icon, word, number</source>
        <translation>时限（圆角，图标+词+数）</translation>
    </message>
    <message>
        <source>Close: 8 days left</source>
        <translation>办结 剩 8 天</translation>
    </message>
    <message>
        <source>Not assigned for 26 hours</source>
        <translation>未按时分配 26 小时</translation>
    </message>
    <message>
        <source>Close: 5 days over</source>
        <translation>办结 超 5 天</translation>
    </message>
    <message>
        <source>Paused for 6 days</source>
        <translation>已暂停 6 天</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Risk: square, bars, word</source>
        <translation>风险（直角，格数+词）</translation>
    </message>
    <message>
        <source>Risk · red</source>
        <translation>风险·红</translation>
    </message>
    <message>
        <source>Risk · orange</source>
        <translation>风险·橙</translation>
    </message>
    <message>
        <source>Risk · yellow</source>
        <translation>风险·黄</translation>
    </message>
    <message>
        <source>Risk · blue</source>
        <translation>风险·蓝</translation>
    </message>
    <message>
        <source>Buttons, each with its key</source>
        <translation>按钮（每个都露出它的键）</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>现在不能</translation>
    </message>
    <message>
        <source>Register, number, print</source>
        <translation>登记、取号并打印</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Group visit</source>
        <translation>多人来访</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Void and reopen</source>
        <translation>作废重开</translation>
    </message>
    <message>
        <source>Call the supervisor</source>
        <translation>通知值班长</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格行</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>来访人</translation>
    </message>
    <message>
        <source>8 days left</source>
        <translation>剩 8 天</translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation>剩 1 天</translation>
    </message>
    <message>
        <source>5 days over</source>
        <translation>超 5 天</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>9 days left</source>
        <translation>剩 9 天</translation>
    </message>
    <message>
        <source>While empty</source>
        <translation>空着的时候</translation>
    </message>
    <message>
        <source>Nobody is waiting now</source>
        <translation>现在没有人等候</translation>
    </message>
    <message>
        <source>A bell rings when somebody comes</source>
        <translation>来人会响一声，并在这里显示</translation>
    </message>
    <message>
        <source>News and the way back</source>
        <translation>提示与撤回</translation>
    </message>
    <message>
        <source>Registered, number **A032**, to window 9</source>
        <translation>已登记，号 **A032**，去 9 号窗口</translation>
    </message>
    <message>
        <source>A033 did not come</source>
        <translation>A033 已记未到</translation>
    </message>
    <message>
        <source>**The A4 printer is out of paper**, 3 are waiting</source>
        <translation>**A4 打印机缺纸**，3 份在等。请加纸</translation>
    </message>
    <message>
        <source>**No link to the server**: go on registering, numbers come from the reserved block and are merged later</source>
        <translation>**连不上服务器**，照常登记，用预留号段；连上后自动合并</translation>
    </message>
    <message>
        <source>Dangerous words were said: </source>
        <translation>原话里有危险的词：</translation>
    </message>
    <message>
        <source>Ask him to sit down</source>
        <translation>请他坐下，单独接待</translation>
    </message>
    <message>
        <source>Press [[F12]] to call the supervisor</source>
        <translation>按 [[F12]] 通知值班长</translation>
    </message>
    <message>
        <source>Danger to life: call **110**</source>
        <translation>有人身危险，立即拨 **110**</translation>
    </message>
    <message>
        <source>Dialog: only before printing or calling people</source>
        <translation>对话框（只在要印纸、要叫人时）</translation>
    </message>
    <message>
        <source>Void notice 2109 and write another?</source>
        <translation>作废 2109 号受理告知单，另开一张？</translation>
    </message>
    <message>
        <source>The old number is not used again and stays in the register. Please choose a reason:</source>
        <translation>旧号不再使用，登记簿里留着。请选原因：</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>不作废</translation>
    </message>
    <message>
        <source>Void and write another</source>
        <translation>作废并另开</translation>
    </message>
    <message>
        <source>Name of the visitor misspelt</source>
        <translation>来访人姓名写错</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>GroupActs</name>
    <message>
        <source>Many people: three things first</source>
        <translation>多人来访，先做三件事</translation>
    </message>
    <message>
        <source>Seats and water in the reception room</source>
        <translation>请大家到接待室坐下，倒水</translation>
    </message>
    <message>
        <source>Representatives elected, **at most {n}** (Petition Regulations, art. 20)</source>
        <translation>请推选代表，**不超过 {n} 人**（信访工作条例第 20 条）</translation>
    </message>
    <message>
        <source>Tell the supervisor</source>
        <translation>告诉值班长</translation>
    </message>
</context>
<context>
    <name>GroupFields</name>
    <message>
        <source>{n} listed</source>
        <translation>已录 {n} 人</translation>
    </message>
    <message>
        <source>{n} listed, {m} to come</source>
        <translation>已录 {n} 人，还差 {m} 人</translation>
    </message>
    <message>
        <source>**{n}** speak for all (at most {most})</source>
        <translation>代表 **{n}** 人（最多 {most} 人）</translation>
    </message>
    <message>
        <source>How many (&amp;Q)</source>
        <translation>总人数(&amp;Q)</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Whe&amp;re from, how they belong together</source>
        <translation>从哪里来、什么关系(&amp;R)</translation>
    </message>
    <message>
        <source>Numbers (&amp;K)</source>
        <translation>怎样取号(&amp;K)</translation>
    </message>
    <message>
        <source>One for all</source>
        <translation>全组一个号</translation>
    </message>
    <message>
        <source>One a representative</source>
        <translation>每位代表一个号</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>Invented data to try things out. Password of every account: **{password}**</source>
        <translation>试用数据，都是编的。每个账号的口令：**{password}**</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>导办</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>窗口</translation>
    </message>
</context>
<context>
    <name>HoldDialog</name>
    <message>
        <source>Copying papers</source>
        <translation>去复印</translation>
    </message>
    <message>
        <source>Fetching papers</source>
        <translation>回去取材料</translation>
    </message>
    <message>
        <source>At another office</source>
        <translation>去别处开证明</translation>
    </message>
    <message>
        <source>&amp;Usual reasons</source>
        <translation>常用原因(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>Back &amp;in</source>
        <translation>多久回来(&amp;I)</translation>
    </message>
    <message>
        <source>Keep {number} for this window?</source>
        <translation>把 {number} 号挂起吗？</translation>
    </message>
    <message>
        <source>The window is free for others; F8 brings this visitor back.</source>
        <translation>本窗口可以接着叫别人；人回来了按 F8 回呼。</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>不定时</translation>
    </message>
</context>
<context>
    <name>KeyCap</name>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>这里</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>到处都能用</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关上</translation>
    </message>
</context>
<context>
    <name>KioskScreen</name>
    <message>
        <source>Take a number</source>
        <translation>取号</translation>
    </message>
    <message>
        <source>Please ask the guide at the desk</source>
        <translation>请找导办台</translation>
    </message>
    <message>
        <source>The hall is closed now</source>
        <translation>现在不是办公时间</translation>
    </message>
    <message>
        <source>Thank you for coming</source>
        <translation>谢谢您来，上班再见</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍等</translation>
    </message>
    <message>
        <source>No numbers here just now</source>
        <translation>这里暂时取不了号</translation>
    </message>
</context>
<context>
    <name>LastStep</name>
    <message>
        <source>Division code **{code}**</source>
        <translation>区划代码 **{code}**</translation>
    </message>
    <message>
        <source>Telephone **{phone}**</source>
        <translation>电话 **{phone}**</translation>
    </message>
    <message>
        <source>Administrator **{name}**, account **{login}**</source>
        <translation>管理员 **{name}**，账号 **{login}**</translation>
    </message>
    <message>
        <source>**Please copy the key file** {file} and lock the copy away: identity numbers open with it only, no backup has it.</source>
        <translation>**请把钥匙文件拷一份锁好**：{file}。证件号只有它能打开，备份里没有它。</translation>
    </message>
    <message>
        <source>The catalogue of desks and matters and the calendar of working days are filled in; all of it can be changed.</source>
        <translation>窗口和事项目录、工作日历会自动装好，以后都能改。</translation>
    </message>
</context>
<context>
    <name>Lintel</name>
    <message>
        <source>One Door</source>
        <translation>一扇门</translation>
    </message>
    <message>
        <source>Scan, or type a number or name</source>
        <translation>扫码，或输入编号、姓名、拼音</translation>
    </message>
</context>
<context>
    <name>MatterFields</name>
    <message>
        <source>What they ask for, in their own &amp;words</source>
        <translation>共同的诉求：照原话记(&amp;W)</translation>
    </message>
    <message>
        <source>Request, in the visitor&apos;s own &amp;words</source>
        <translation>诉求：照来访人的原话记(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Other party</source>
        <translation>对方是谁(&amp;O)</translation>
    </message>
    <message>
        <source>A&amp;mount</source>
        <translation>涉及金额(&amp;M)</translation>
    </message>
    <message>
        <source>CNY</source>
        <translation>元</translation>
    </message>
    <message>
        <source>Willing to mediate? (&amp;J)</source>
        <translation>是否愿意调解(&amp;J)</translation>
    </message>
    <message>
        <source>Papers (&amp;L)</source>
        <translation>随带材料(&amp;L)</translation>
    </message>
    <message>
        <source>To bring (&amp;X)</source>
        <translation>还缺什么(&amp;X)</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>愿意</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不愿意</translation>
    </message>
    <message>
        <source>Not sure yet</source>
        <translation>还没想好</translation>
    </message>
</context>
<context>
    <name>MembersModel</name>
    <message>
        <source>No.</source>
        <translation>序</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>代表</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>representative</source>
        <translation>代表</translation>
    </message>
    <message>
        <source>no representative</source>
        <translation>不是代表</translation>
    </message>
    <message>
        <source>Name withheld</source>
        <translation>不愿透露姓名</translation>
    </message>
    <message>
        <source>Type, or {key} for a name withheld</source>
        <translation>刷卡、输入，或 {key} 记为“不愿透露姓名”</translation>
    </message>
    <message>
        <source>Counted, no name</source>
        <translation>可以只记人数</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>At least {n} characters</source>
        <translation>至少 {n} 个字符</translation>
    </message>
    <message>
        <source>   ~~{n} now~~</source>
        <translation>&#x3000;~~现在 {n} 个~~</translation>
    </message>
    <message>
        <source>Three of capital, small letter, digit and sign</source>
        <translation>大写、小写、数字、符号至少三种</translation>
    </message>
    <message>
        <source>Neither the name nor the account inside</source>
        <translation>不含姓名和账号</translation>
    </message>
    <message>
        <source>New &amp;password</source>
        <translation>新口令(&amp;P)</translation>
    </message>
    <message>
        <source>Once &amp;more</source>
        <translation>再输一遍(&amp;R)</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>Kept</source>
        <translation>已存</translation>
    </message>
    <message>
        <source>Please tell {name}:</source>
        <translation>请对{name}说：</translation>
    </message>
    <message>
        <source>Please tell the visitor:</source>
        <translation>请对来访人说：</translation>
    </message>
    <message>
        <source>No number was taken, nobody is called yet</source>
        <translation>没有取号，暂不叫号</translation>
    </message>
    <message>
        <source>“Please take this paper to {desk}; {n} are before you.”</source>
        <translation>“您拿好这张纸，去 {desk}，前面还有 {n} 位。”</translation>
    </message>
    <message>
        <source>“Please take this paper to {desk}; you are the next.”</source>
        <translation>“您拿好这张纸，去 {desk}，下一位就是您。”</translation>
    </message>
    <message>
        <source>no name yet</source>
        <translation>还没填姓名</translation>
    </message>
    <message>
        <source>**A half-filled form was kept:** {name}, “{words}”</source>
        <translation>**上次没填完的还在：**{name}，“{words}”</translation>
    </message>
</context>
<context>
    <name>NowPanel</name>
    <message>
        <source>Called</source>
        <translation>正在呼叫</translation>
    </message>
    <message>
        <source>At the window</source>
        <translation>正在接待</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停中</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>等候 {n} 人</translation>
    </message>
    <message>
        <source>since {time} · {n}</source>
        <translation>{time} 开始 · {n}</translation>
    </message>
    <message>
        <source>**This window pauses**</source>
        <translation>**本窗口已暂停**</translation>
    </message>
    <message>
        <source>**Nobody waits now**</source>
        <translation>**现在没有人等候**</translation>
    </message>
    <message>
        <source>Whoever comes is shown at once</source>
        <translation>来人时马上显示在这里</translation>
    </message>
    <message>
        <source>waits {time}</source>
        <translation>等了 {time}</translation>
    </message>
    <message>
        <source>Next: **{number}**</source>
        <translation>下一位：**{number}**</translation>
    </message>
    <message>
        <source>Call {n}</source>
        <translation>第 {n} 次呼叫</translation>
    </message>
    <message>
        <source>{n} more before no-show</source>
        <translation>再叫 {n} 次可记未到</translation>
    </message>
    <message>
        <source>on the way for {time}</source>
        <translation>已走 {time}</translation>
    </message>
    <message>
        <source>Written before the program ended: {words}</source>
        <translation>上次没写完的还在：{words}</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>窗口没有人</translation>
    </message>
    <message>
        <source>{waited} to the call, {walked} to walk here</source>
        <translation>等候 {waited}，走来 {walked}</translation>
    </message>
    <message>
        <source>Number from the kiosk</source>
        <translation>取号机取的号</translation>
    </message>
    <message>
        <source>Not registered: ask what it is about</source>
        <translation>还没有登记：请先问来办什么事</translation>
    </message>
    <message>
        <source>Name withheld</source>
        <translation>不愿说姓名</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>visit {n}</source>
        <translation>第 {n} 次来</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Other party</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>What was done and said (&amp;W)</source>
        <translation>今天谈了什么(&amp;W)</translation>
    </message>
</context>
<context>
    <name>NumberPage</name>
    <message>
        <source>Done</source>
        <translation>好了</translation>
    </message>
    <message>
        <source>{count} before you</source>
        <translation>前面还有 {count} 位</translation>
    </message>
    <message>
        <source>You are the next</source>
        <translation>前面没有人，请留意叫号</translation>
    </message>
    <message>
        <source>Please remember or photograph it: nothing is printed here. Watch the board, it will be called</source>
        <translation>这里不打印号条，请记住或拍下号码，听到叫号再过去</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>您的号码</translation>
    </message>
</context>
<context>
    <name>OpenCaseBlock</name>
    <message>
        <source>**Still open**</source>
        <translation>**没办完**</translation>
    </message>
    <message>
        <source>accepted {day}</source>
        <translation>{day}受理</translation>
    </message>
    <message>
        <source>Last step: {what} ({day})</source>
        <translation>上一步：{what}（{day}）</translation>
    </message>
    <message>
        <source>Add to this one</source>
        <translation>并入这一件</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>This form is not known to this version of the program</source>
        <translation>这个版本的程序不认识这种单据</translation>
    </message>
    <message>
        <source>Page {n}</source>
        <translation>第 {n} 页</translation>
    </message>
    <message>
        <source>Paper {number}</source>
        <translation>单据 {number}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>**Caps lock is on**, capital letters count</source>
        <translation>**大写键开着**，口令区分大小写</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>看一眼口令</translation>
    </message>
</context>
<context>
    <name>PastLine</name>
    <message>
        <source>not ended yet</source>
        <translation>没办完</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已办结</translation>
    </message>
</context>
<context>
    <name>PauseDialog</name>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>补充(&amp;M)</translation>
    </message>
    <message>
        <source>Nobody is called to this window until you go on. The supervisor sees the reason.</source>
        <translation>恢复之前不再往本窗口叫号，值班长能看到原因。</translation>
    </message>
    <message>
        <source>Pause this window?</source>
        <translation>暂停本窗口吗？</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>PersonFields</name>
    <message>
        <source>Name withheld</source>
        <translation>不愿透露姓名</translation>
    </message>
    <message>
        <source>Documen&amp;t</source>
        <translation>证件类型(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;ID number</source>
        <translation>证件号码(&amp;I)</translation>
    </message>
    <message>
        <source>Put the card down, or type</source>
        <translation>放上身份证，或输入</translation>
    </message>
    <message>
        <source>Such as: the card itself</source>
        <translation>如：原件，号码一致</translation>
    </message>
    <message>
        <source>What was checked?</source>
        <translation>核对了什么？写明可照存</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation>电话(&amp;P)</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>住址(&amp;D)</translation>
    </message>
    <message>
        <source>Withheld</source>
        <translation>不愿说</translation>
    </message>
    <message>
        <source>Priorit&amp;y</source>
        <translation>优先(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>PickList</name>
    <message>
        <source>Desks and matters found</source>
        <translation>找到的窗口和事项</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>Chosen</source>
        <translation>已选</translation>
    </message>
</context>
<context>
    <name>ProposalsPanel</name>
    <message>
        <source>Goes to the open case **{number}**, no second case</source>
        <translation>并入没办完的 **{number}**，不另立一件</translation>
    </message>
    <message>
        <source>Nothing found. Try another letter, or Ctrl+9</source>
        <translation>没找到。换个字母试试，或按 Ctrl+9</translation>
    </message>
    <message>
        <source>None fits? Type pinyin initials, e.g. ldzy (&amp;B)</source>
        <translation>都不合适？输入拼音首字母另选，如 ldzy(&amp;B)</translation>
    </message>
    <message>
        <source>Or pick at once: pinyin initials, e.g. ldzy (&amp;B)</source>
        <translation>或者直接选：输入拼音首字母，如 ldzy(&amp;B)</translation>
    </message>
    <message>
        <source>Window, matter or office</source>
        <translation>窗口、事项或单位</translation>
    </message>
    <message>
        <source>Where to go</source>
        <translation>建议去向</translation>
    </message>
    <message>
        <source>You decide, these are proposals</source>
        <translation>由您决定，程序只作提示</translation>
    </message>
    <message>
        <source>Write the words, and three ways appear here with their reasons</source>
        <translation>记下原话，这里就出现三个去向，并说明理由</translation>
    </message>
    <message>
        <source>Not clear what it is about? Window 1, general reception [[{key}]]</source>
        <translation>听不清来意，就请到 1 号综合受理窗口 [[{key}]]</translation>
    </message>
    <message>
        <source>Nothing fits: window 1, general reception [[{key}]]</source>
        <translation>没有合适的，就请到 1 号综合受理窗口 [[{key}]]</translation>
    </message>
    <message>
        <source>The third</source>
        <translation>第 3 个</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>另选</translation>
    </message>
</context>
<context>
    <name>QueueLine</name>
    <message>
        <source>back at {time}</source>
        <translation>{time} 回来</translation>
    </message>
    <message>
        <source>called {n} times</source>
        <translation>叫过 {n} 次</translation>
    </message>
    <message>
        <source>the next one</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>from {desk}</source>
        <translation>{desk}转来</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>{n} waiting</source>
        <translation>等候 {n} 人</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>没有人等候</translation>
    </message>
    <message>
        <source>Whoever comes is shown here at once</source>
        <translation>来人时马上显示在这里</translation>
    </message>
    <message>
        <source>longest {time}</source>
        <translation>最久 {time}</translation>
    </message>
    <message>
        <source>held {n}</source>
        <translation>挂起 {n}</translation>
    </message>
    <message>
        <source>no-show {n}</source>
        <translation>过号 {n}</translation>
    </message>
    <message>
        <source>Done today: {n}</source>
        <translation>今天已办 {n} 位</translation>
    </message>
    <message>
        <source>{n} min on average</source>
        <translation>平均 {n} 分</translation>
    </message>
</context>
<context>
    <name>Quoted</name>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
</context>
<context>
    <name>RatingScreen</name>
    <message>
        <source>Rating</source>
        <translation>评价</translation>
    </message>
</context>
<context>
    <name>ReasonsPage</name>
    <message>
        <source>**{left}** s left</source>
        <translation>还有 **{left}** 秒</translation>
    </message>
    <message>
        <source>**You touched “{level}”. What was not good?**</source>
        <translation>**您点的是“{level}”。是哪里不好？**</translation>
    </message>
    <message>
        <source>**This has not arrived yet. Please touch once more.**</source>
        <translation>**刚才没有存上，请再点一次**</translation>
    </message>
    <message>
        <source>Touch some, or none. It will be looked into by the supervisor, not by the clerk.</source>
        <translation>可以点几项，也可以一项不点。由值班长来处理，不是窗口人员。</translation>
    </message>
    <message>
        <source>In your own words, if you like</source>
        <translation>愿意的话，也可以写几句</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>重新选</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>多等一会儿</translation>
    </message>
    <message>
        <source>Done, send it</source>
        <translation>好了，提交</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Just registered</source>
        <translation>刚才登记的</translation>
    </message>
    <message>
        <source>Name withheld</source>
        <translation>不愿透露姓名</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>看</translation>
    </message>
    <message>
        <source>Look at {number}</source>
        <translation>看 {number}</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Print {number} again</source>
        <translation>补打 {number}</translation>
    </message>
</context>
<context>
    <name>RenewalForm</name>
    <message>
        <source>This password was given to you by somebody else. Please choose one that only you know.</source>
        <translation>现在的口令是别人给的，请换一个只有您知道的。</translation>
    </message>
</context>
<context>
    <name>ReprintDialog</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The visitor lost it</source>
        <translation>来访人遗失</translation>
    </message>
    <message>
        <source>The printing was not clear</source>
        <translation>印得不清楚</translation>
    </message>
    <message>
        <source>No paper came out</source>
        <translation>没有出纸</translation>
    </message>
    <message>
        <source>The visitor wants another copy</source>
        <translation>来访人要再拿一份</translation>
    </message>
    <message>
        <source>Print {number} again?</source>
        <translation>补打 {number}？</translation>
    </message>
    <message>
        <source>The copy says that it is one, and is counted. Please choose the reason:</source>
        <translation>补打的单据会注明“补打”并计次。请选原因：</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation>不补打</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>补打</translation>
    </message>
</context>
<context>
    <name>SaidPage</name>
    <message>
        <source>Thank you, it has been noted</source>
        <translation>记下了，谢谢您</translation>
    </message>
    <message>
        <source>No rating this time, thank you</source>
        <translation>这次没有评，谢谢您</translation>
    </message>
</context>
<context>
    <name>SavedBand</name>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Text: {size}</source>
        <translation>字号 {size}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>One Door</source>
        <translation>一扇门</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Making demonstration data, this takes about half a minute…</source>
        <translation>正在准备试用数据，大约半分钟…</translation>
    </message>
    <message>
        <source>Opening the database… After an update this takes a little longer.</source>
        <translation>正在打开数据库…刚升级过的，要稍等一会儿。</translation>
    </message>
    <message>
        <source>**The hall stands.** Sign in with the account you have just made.</source>
        <translation>**大厅设好了。**请用刚才设的账号登录。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Forgotten? The administrator sets a new one.</source>
        <translation>忘了口令请管理员重设。</translation>
    </message>
    <message>
        <source>{tries} tries missed in a row stop it for {minutes} minutes.</source>
        <translation>连错 {tries} 次会停 {minutes} 分钟</translation>
    </message>
    <message>
        <source>A half-filled form waits on this computer; go on with it after signing in</source>
        <translation>本机有没登记完的草稿，登录后接着填</translation>
    </message>
    <message>
        <source>One Door</source>
        <translation>一扇门</translation>
    </message>
    <message>
        <source>**Choose a new password**</source>
        <translation>**请换新口令**</translation>
    </message>
    <message>
        <source>Keep it and go on</source>
        <translation>存好，登录</translation>
    </message>
    <message>
        <source>**Locked by {name}**</source>
        <translation>**{name} 锁了屏**</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>**Please sign in**</source>
        <translation>**请登录**</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>换人登录</translation>
    </message>
</context>
<context>
    <name>Sitting</name>
    <message>
        <source>{window} · taken: {who} since {time}</source>
        <translation>{window} · 有人：{who}，{time} 起</translation>
    </message>
    <message>
        <source>**At which window do you sit?**</source>
        <translation>**您坐在哪个窗口？**</translation>
    </message>
    <message>
        <source>Numbers are called to it, and the services count for it, until you leave it.</source>
        <translation>离席之前，号都叫到这个窗口，办的事也记在这个窗口。</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Sit down</source>
        <translation>坐下，开始叫号</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Being read</source>
        <translation>正在读取</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>{n} waiting</source>
        <translation>等候 {n} 人</translation>
    </message>
    <message>
        <source>Database on this computer</source>
        <translation>本机数据库</translation>
    </message>
    <message>
        <source>Database on a server</source>
        <translation>数据库服务器</translation>
    </message>
    <message>
        <source>{where}: fine</source>
        <translation>{where} 正常</translation>
    </message>
    <message>
        <source>{n} papers wait</source>
        <translation>{n} 份在等打印</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Papers become PDF files</source>
        <translation>单据存成 PDF</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Nobody waits at this moment</source>
        <translation>现在没有人等候</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续叫号</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>Sit down at a window in the full window first</source>
        <translation>请先在完整窗口选窗口坐下</translation>
    </message>
    <message>
        <source>This window pauses</source>
        <translation>本窗口已暂停</translation>
    </message>
    <message>
        <source>Name withheld</source>
        <translation>不愿留名</translation>
    </message>
    <message>
        <source>waits {time}</source>
        <translation>已等 {time}</translation>
    </message>
    <message>
        <source>Next: {number}</source>
        <translation>下一位 {number}</translation>
    </message>
    <message>
        <source>Nobody waits now</source>
        <translation>现在没有人等候</translation>
    </message>
    <message>
        <source>Whoever comes is shown here</source>
        <translation>来人会在这里显示</translation>
    </message>
    <message>
        <source>served for {time}</source>
        <translation>办理 {time}</translation>
    </message>
    <message>
        <source>call {n} · on the way {time}</source>
        <translation>第 {n} 次呼叫 · 已走 {time}</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>等候 {n} 人</translation>
    </message>
    <message>
        <source>next {number}</source>
        <translation>下一位 {number}</translation>
    </message>
    <message>
        <source>Window strip</source>
        <translation>窗口精简条</translation>
    </message>
    <message>
        <source>Move: drag here</source>
        <translation>拖这里可移动</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
</context>
<context>
    <name>Switches</name>
    <message>
        <source>Text: {size}</source>
        <translation>字号 {size}</translation>
    </message>
    <message>
        <source>Usual colours</source>
        <translation>平常颜色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
</context>
<context>
    <name>ToastBar</name>
    <message>
        <source>gone in {n} s</source>
        <translation>{n} 秒后收起</translation>
    </message>
</context>
<context>
    <name>TransferDialog</name>
    <message>
        <source>and &amp;back to this desk afterwards</source>
        <translation>办完再回到本窗口(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Desk</source>
        <translation>转到(&amp;D)</translation>
    </message>
    <message>
        <source>Only for on&amp;e person</source>
        <translation>只给一个人(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Note for the desk</source>
        <translation>给那边的话(&amp;N)</translation>
    </message>
    <message>
        <source>Send {number} to another desk?</source>
        <translation>把 {number} 号转到别的窗口吗？</translation>
    </message>
    <message>
        <source>The number stays the same, and so does the time of arrival.</source>
        <translation>号不变，到达的时间也不变。</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Whoever is free</source>
        <translation>谁有空谁办</translation>
    </message>
    <message>
        <source>Please choose the desk</source>
        <translation>请选转到哪个窗口</translation>
    </message>
    <message>
        <source>This is your own desk: please choose the colleague</source>
        <translation>这是您自己的窗口，请选哪位同事</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>VisitorPanel</name>
    <message>
        <source>Card</source>
        <translation>读卡</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>来过</translation>
    </message>
    <message>
        <source>Several visitors</source>
        <translation>多人来访</translation>
    </message>
    <message>
        <source>Next visitor</source>
        <translation>下一位来访人</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>来访人</translation>
    </message>
    <message>
        <source>One visitor again</source>
        <translation>改回一人来访</translation>
    </message>
    <message>
        <source>Collective visit (5 and more)</source>
        <translation>集体来访（5 人以上）</translation>
    </message>
    <message>
        <source>Collective visit</source>
        <translation>集体来访</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>This screen is not reached just now. Your business goes on at the window.</source>
        <translation>评价屏暂时连不上，不影响您在窗口办事。</translation>
    </message>
    <message>
        <source>When all is done, you may say here how it was.</source>
        <translation>办完以后，您可以在这里评一评。</translation>
    </message>
</context>
<context>
    <name>WindowScreen</name>
    <message>
        <source>Go on</source>
        <translation>继续叫号</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>Nobody waits at this moment</source>
        <translation>现在没有人等候</translation>
    </message>
</context>
<context>
    <name>WindowsNow</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Windows now</source>
        <translation>窗口现在</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Your role has no work place on this computer</source>
        <translation>您的角色在这台电脑上没有工作台</translation>
    </message>
    <message>
        <source>What it looks after is done with hallctl; sign out by your name below</source>
        <translation>它管的事用命令行 hallctl 做；点左下角的姓名可以退出登录</translation>
    </message>
    <message>
        <source>Please ring or fetch the supervisor, the program does not call yet: **{reason}**</source>
        <translation>请打电话或当面叫值班长，程序还不能代叫：**{reason}**</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>frontdesk</name>
    <message>
        <source>{n} {name}</source>
        <translation>{n} 号 {name}</translation>
    </message>
    <message>
        <source>window {n}</source>
        <translation>{n} 号窗口</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>首次处理</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>{name}: late</source>
        <translation>{name} 晚了</translation>
    </message>
    <message>
        <source>{name}: in time</source>
        <translation>{name} 按时</translation>
    </message>
    <message>
        <source>{name}: paused</source>
        <translation>{name} 已暂停</translation>
    </message>
    <message>
        <source>{name}: {time} over</source>
        <translation>{name} 超 {time}</translation>
    </message>
    <message>
        <source>{name}: {time} left</source>
        <translation>{name} 剩 {time}</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation>{n} 岁</translation>
    </message>
    <message>
        <source>{sex}, {n}</source>
        <translation>{sex} · {n} 岁</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>残疾</translation>
    </message>
    <message>
        <source>Infant</source>
        <translation>带婴儿</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>未成年</translation>
    </message>
    <message>
        <source>CNY {sum}</source>
        <translation>{sum} 元</translation>
    </message>
    <message>
        <source>sent to the printer</source>
        <translation>已送打印</translation>
    </message>
    <message>
        <source>in the queue of the printer</source>
        <translation>排队等打印</translation>
    </message>
    <message>
        <source>being printed</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>waits for paper</source>
        <translation>在等纸</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>saved as PDF</source>
        <translation>已存成 PDF</translation>
    </message>
    <message>
        <source>handed over, please look at the tray</source>
        <translation>已交出去，请看一眼出纸口</translation>
    </message>
    <message>
        <source>not printed, everything is kept</source>
        <translation>没印出来，内容都在</translation>
    </message>
    <message>
        <source>Acceptance notice {number}</source>
        <translation>受理告知单 {number}</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>登记受理</translation>
    </message>
    <message>
        <source>came again</source>
        <translation>再次来访</translation>
    </message>
    <message>
        <source>led to the desk</source>
        <translation>引导到窗口</translation>
    </message>
    <message>
        <source>notice issued</source>
        <translation>出具告知单</translation>
    </message>
    <message>
        <source>paper voided</source>
        <translation>单据作废</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>served at the window</source>
        <translation>窗口已接待</translation>
    </message>
    <message>
        <source>service taken back</source>
        <translation>接待已撤回</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Intake</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Find or scan</source>
        <translation>查找或扫码</translation>
    </message>
    <message>
        <source>Full window</source>
        <translation>整个屏幕</translation>
    </message>
    <message>
        <source>Call the supervisor</source>
        <translation>通知值班长</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Register, number, print</source>
        <translation>登记、取号并打印</translation>
    </message>
    <message>
        <source>Take another number</source>
        <translation>再取一个号</translation>
    </message>
    <message>
        <source>Save without number</source>
        <translation>先存不出号</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Next to look at</source>
        <translation>到下一处</translation>
    </message>
    <message>
        <source>First proposal</source>
        <translation>选第一个去向</translation>
    </message>
    <message>
        <source>Second proposal</source>
        <translation>选第二个去向</translation>
    </message>
    <message>
        <source>Third proposal</source>
        <translation>选第三个去向</translation>
    </message>
    <message>
        <source>Pick by pinyin</source>
        <translation>按拼音另选</translation>
    </message>
    <message>
        <source>General window</source>
        <translation>综合受理窗口</translation>
    </message>
    <message>
        <source>Name withheld</source>
        <translation>不愿说</translation>
    </message>
    <message>
        <source>Group visit</source>
        <translation>多人来访</translation>
    </message>
    <message>
        <source>Earlier visits</source>
        <translation>以前的来访</translation>
    </message>
    <message>
        <source>Add to this case</source>
        <translation>并入这一件</translation>
    </message>
    <message>
        <source>New matter</source>
        <translation>是另一件事</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>已处置，收起</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Checked, keep the number</source>
        <translation>核对过，照存</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>接着填</translation>
    </message>
    <message>
        <source>Paste the list</source>
        <translation>粘贴名单</translation>
    </message>
    <message>
        <source>Representative</source>
        <translation>设为代表</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>移出名单</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>呼叫下一位</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>重呼</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Done, rate</source>
        <translation>办完，请他评价</translation>
    </message>
    <message>
        <source>Call a number</source>
        <translation>特呼</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离席</translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation>暂停或继续</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>回呼</translation>
    </message>
    <message>
        <source>Here, start</source>
        <translation>人到了，开始</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>看排队</translation>
    </message>
    <message>
        <source>Print on</source>
        <translation>接着打印</translation>
    </message>
    <message>
        <source>Other printer</source>
        <translation>换一台打印机</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存成 PDF</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>sizes</name>
    <message>
        <source>Extra large</source>
        <translation>特大</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>{n} min</source>
        <translation>{n} 分</translation>
    </message>
    <message>
        <source>{h} h {n} min</source>
        <translation>{h} 小时 {n} 分</translation>
    </message>
    <message>
        <source>Priority: {what}</source>
        <translation>优先·{what}</translation>
    </message>
    <message>
        <source>Waits longest</source>
        <translation>等得最久</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>回来的</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>转来，号不变</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>指定</translation>
    </message>
    <message>
        <source>For {who}</source>
        <translation>找 {who}</translation>
    </message>
    <message>
        <source>Next by the order of arrival</source>
        <translation>按到达先后，轮到这一位</translation>
    </message>
    <message>
        <source>Next because of a priority, in its turn between the others</source>
        <translation>优先来访，与其他人轮流，轮到这一位</translation>
    </message>
    <message>
        <source>Next because nobody may wait longer than the limit</source>
        <translation>等候超过上限，先叫这一位</translation>
    </message>
    <message>
        <source>Next because this visitor came back and let the turns pass</source>
        <translation>回来的来访人已让过几位，轮到这一位</translation>
    </message>
    <message>
        <source>Next by the first arrival, kept when another desk sent this visitor</source>
        <translation>别的窗口转来，按最初到达的时间轮到</translation>
    </message>
    <message>
        <source>Chosen out of turn, with a reason, logged</source>
        <translation>指定呼叫，有原因，已记录</translation>
    </message>
    <message>
        <source>Next because another desk sent this visitor to you</source>
        <translation>别的窗口转来，指定由您接待</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>开会</translation>
    </message>
    <message>
        <source>Out on business</source>
        <translation>外出办事</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备有问题</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>**{number}** is marked as not come</source>
        <translation>**{number}** 已记未到</translation>
    </message>
    <message>
        <source>**{number}** is kept for this window</source>
        <translation>**{number}** 已挂起</translation>
    </message>
    <message>
        <source>**{number}** was sent on with the same number</source>
        <translation>**{number}** 已转移，号不变</translation>
    </message>
    <message>
        <source>**{number}** is done and may be rated now</source>
        <translation>**{number}** 已办完，请来访人评价</translation>
    </message>
    <message>
        <source>willing to mediate</source>
        <translation>愿意调解</translation>
    </message>
    <message>
        <source>not willing to mediate</source>
        <translation>不愿调解</translation>
    </message>
    <message>
        <source>undecided about mediating</source>
        <translation>还没想好要不要调解</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>今天 {time}</translation>
    </message>
</context>
</TS>
